import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lookInto } from '../../electron/storage/backups/look-into.ts';
import { backupsIn, unfinishedIn } from '../../electron/storage/backups/names.ts';
import { openSafely } from '../../electron/storage/backups/open-safely.ts';
import { placesBeside } from '../../electron/storage/backups/places.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { closeAfter, fresh, NOW, rowsOf, startCampaign, target, tempFile } from './support.ts';

const KEY = Buffer.alloc(32, 7);
const CHILD = fileURLToPath(new URL('./backup-child.ts', import.meta.url));

test('row 16: killed in the middle of a backup: the old ones are whole, the half one is gone at the next start', async () => {
  const { file, bulk } = await fresh();
  bulk.importContacts(rowsOf(30_000), target());
  const places = placesBeside(file);
  for (let round = 0; ; round++) {
    const child = spawn(process.execPath, ['--no-warnings', CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    while (unfinishedIn(places.backups).length === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await once(child, 'close');
    // the kill may have come just when it was done
    if (unfinishedIn(places.backups).length > 0) break;
    expect(round).toBeLessThan(20);
  }
  expect(openSafely(places, undefined, NOW)).toBeNull();
  expect(unfinishedIn(places.backups)).toEqual([]);
  expect(backupsIn(places.backups).length).toBeGreaterThan(0);
  for (const { name } of backupsIn(places.backups)) {
    expect(lookInto({ file: join(places.backups, name) }, 'everything')).toMatchObject({ contacts: 30_000 });
  }
});

/** There is no backup to fall back on: a damaged book is left as it is. */
function refuses(file: string): boolean {
  try {
    openSafely(placesBeside(file), KEY, NOW);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED' });
    return true;
  }
}

/** The files as a power cut leaves them, while the book is open. */
function copyOf(file: string): string {
  const copy = tempFile();
  for (const name of ['feijian.db', 'feijian.db-wal'])
    copyFileSync(join(dirname(file), name), join(dirname(copy), name));
  mkdirSync(placesBeside(copy).journal);
  for (const name of readdirSync(placesBeside(file).journal)) {
    copyFileSync(join(placesBeside(file).journal, name), join(placesBeside(copy).journal, name));
  }
  return copy;
}

test('row 15: a log that was cut, is gone or is another book’s: nothing that left is queued again', async () => {
  const file = tempFile();
  const storage = await openInlineStorage({ file, key: KEY, journal: placesBeside(file).journal });
  const bulk = openBulk({ file, key: KEY });
  const campaignId = await startCampaign(storage, bulk, 60);
  // the campaign is in the file itself, what follows only in the log
  bulk.close();
  await storage.close();
  const sending = await openInlineStorage({ file, key: KEY, journal: placesBeside(file).journal });
  closeAfter(() => sending.close());
  const left = new Set<string>();
  for (let i = 0; i < 10; i++) {
    const request = { campaignId, channelId: 1, limit: 4, now: NOW, clientRef: `r${i}`, sameText: false };
    const claim = (await sending.outbox.claim(request)) ?? expect.unreachable('nothing to claim');
    for (const { number } of claim.messages) left.add(number);
    const outcomes = claim.messages.map(({ messageId }) => ({
      ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: 1, fee: 50 },
    }));
    await sending.outbox.settle({ batchId: claim.batchId, outcomes, now: NOW, retryAt: 0 });
  }
  const other = await fresh(Buffer.alloc(32, 8));
  await startCampaign(other.storage, other.bulk, 5);

  const faults: ((wal: string) => void)[] = [
    (wal) => rmSync(wal),
    (wal) => copyFileSync(`${other.file}-wal`, wal),
    ...[0, 1000, 20_000, 60_000, 100_000].map((size) => (wal: string) => truncateSync(wal, size)),
  ];
  let opened = 0;
  for (const fault of faults) {
    const copy = copyOf(file);
    fault(`${copy}-wal`);
    if (refuses(copy)) continue;
    opened += 1;
    const again = await openInlineStorage({ file: copy, key: KEY });
    await again.outbox.recover(NOW);
    const page = await again.campaigns.messages({ campaignId }, { cursor: null, limit: 100 });
    const queued = page.rows.filter(({ state }) => state === 'queued').map(({ number }) => number);
    expect(queued.filter((number) => left.has(number))).toEqual([]);
    expect(page.rows).toHaveLength(60);
    expect(await again.campaigns.recount()).toBe(0);
    await again.close();
  }
  // only another book's pages cannot be told from damage
  expect(opened).toBe(faults.length - 1);
});
