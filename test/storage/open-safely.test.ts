import { existsSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { lookInto } from '../../electron/storage/backups/look-into.ts';
import { makeBackup } from '../../electron/storage/backups/make-backup.ts';
import { backupsIn } from '../../electron/storage/backups/names.ts';
import { openSafely } from '../../electron/storage/backups/open-safely.ts';
import { markSuspect, placesBeside } from '../../electron/storage/backups/places.ts';
import { planRestore } from '../../electron/storage/backups/restore-book.ts';
import { configure, openFile } from '../../electron/storage/sqlite/connection.ts';
import { MIGRATIONS, migrate } from '../../electron/storage/sqlite/migrations.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { closeAfter, NOW, startCampaign, tempFile } from './support.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, statfsSync: vi.fn(fs.statfsSync) };
});

const KEY = Buffer.alloc(32, 7);

test('a new book is no trouble, and neither is one that was closed', async () => {
  const file = tempFile();
  expect(openSafely(placesBeside(file), KEY, NOW)).toBeNull();
  await (await openInlineStorage({ file, key: KEY })).close();
  expect(openSafely(placesBeside(file), KEY, NOW)).toBeNull();
  expect(existsSync(placesBeside(file).backups)).toBe(false);
});

test('a book of an older version is backed up before it is migrated', () => {
  const file = tempFile();
  const db = configure(openFile({ file, key: KEY }), 'write');
  migrate(db, MIGRATIONS.slice(0, 6));
  db.close();
  const places = placesBeside(file);
  expect(openSafely(places, KEY, NOW)).toBeNull();
  const [backup] = backupsIn(places.backups);
  expect(backup).toMatchObject({ kind: 'migration', at: NOW });
  expect(lookInto({ file: join(places.backups, backup?.name ?? ''), key: KEY }, 'everything')).toMatchObject({
    version: 6,
  });
});

test('too little room for a backup is said before anything is written', async () => {
  const file = tempFile();
  const places = placesBeside(file);
  await (await openInlineStorage({ file, key: KEY })).close();
  vi.mocked(statfsSync).mockReturnValueOnce({ ...statfsSync(file), bavail: 1, bsize: 4096 });
  expect(() => makeBackup(places, KEY, { at: NOW, kind: 'manual', journal: 1 })).toThrowError(
    expect.objectContaining({ code: 'DISK_FULL' }),
  );
  expect(readdirSync(places.backups)).toEqual([]);
});

test('a restore that was cut short is finished at the next start, and the damaged file is kept once', async () => {
  const file = tempFile();
  const places = placesBeside(file);
  await (await openInlineStorage({ file, key: KEY })).close();
  const { name } = makeBackup(places, KEY, { at: NOW, kind: 'daily', journal: 1 });
  writeFileSync(file, 'this is no database'.repeat(500));
  const size = statSync(file).size;
  planRestore(places, { backup: name, reason: 'damaged', at: NOW + 1 });
  // as if the crash came when the copy had its name and the journal was not read yet
  const [folder = ''] = [new Date(NOW + 1).toISOString().replace(/[:.]/g, '-')];
  expect(openSafely(places, KEY, NOW + 2)).toMatchObject({ reason: 'damaged', backupAt: NOW });
  planRestore(places, { backup: name, reason: 'damaged', at: NOW + 1 });
  expect(openSafely(places, KEY, NOW + 3)).toMatchObject({ reason: 'damaged', backupAt: NOW });
  expect(readdirSync(places.setAside)).toEqual([folder]);
  expect(statSync(join(places.setAside, folder, 'feijian.db')).size).toBe(size);
  expect(openSafely(places, KEY, NOW + 4)).toBeNull();
});

test('with neither book nor backup, what had left comes back from the journal alone', async () => {
  const file = tempFile();
  const places = placesBeside(file);
  const storage = await openInlineStorage({ file, key: KEY, journal: places.journal });
  const bulk = openBulk({ file, key: KEY });
  const campaignId = await startCampaign(storage, bulk, 5);
  await storage.outbox.claim({ campaignId, channelId: 1, limit: 3, now: NOW, clientRef: 'a', sameText: false });
  bulk.close();
  await storage.close();
  rmSync(file);
  expect(openSafely(places, KEY, NOW)).toMatchObject({ reason: 'missing', backupAt: null, messages: 3, inFlight: 3 });
  const again = await openInlineStorage({ file, key: KEY });
  closeAfter(() => again.close());
  expect(await again.campaigns.get(campaignId)).toMatchObject({ state: 'cancelled', total: 3 });
});

test('a book seen damaged is read whole at the next start; one that is well is trusted again', async () => {
  const file = tempFile();
  const places = placesBeside(file);
  await (await openInlineStorage({ file, key: KEY })).close();
  markSuspect(places);
  expect(openSafely(places, KEY, NOW)).toBeNull();
  expect(existsSync(places.suspect)).toBe(false);
});
