import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import { MIGRATIONS, migrate, versionOf } from '../../electron/storage/sqlite/migrations.ts';
import { openInlineStorage, openStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { asAppError } from '../../electron/storage/sqlite/sqlite-errors.ts';
import { contactInput } from '../../shared/contract/contacts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { aDraft, closeAfter, NOW, numberOf, rowsOf, startCampaign, target, tempFile } from './support.ts';

const KEY = Buffer.alloc(32, 7);
const input = (number: string, name = '王小明') => contactInput.parse({ number, name });

test('writes on the writer thread are there for the next read, and errors arrive with code and data', async () => {
  const file = tempFile();
  const storage = await openStorage({ file, key: KEY });
  closeAfter(() => storage.close());
  const contact = await storage.contacts.create(input(numberOf(1)), NOW);
  expect(await storage.contacts.get(contact.id)).toEqual(contact);
  const again = storage.contacts.create(input(numberOf(1)), NOW);
  await expect(again).rejects.toBeInstanceOf(AppError);
  await expect(again).rejects.toMatchObject({ code: 'NUMBER_EXISTS', data: { contactId: contact.id } });
  await expect(storage.campaigns.cancel(99, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a writer waits for an import and its own write is not lost', async () => {
  const file = tempFile();
  const storage = await openStorage({ file });
  const bulk = openBulk({ file });
  closeAfter(() => storage.close());
  closeAfter(bulk.close);
  let written: Promise<unknown> = Promise.resolve();
  function* rows() {
    yield* rowsOf(100);
    written = storage.templates.save({ name: '模板', kind: 'notice', body: '您好', bindings: [] }, NOW);
    yield* rowsOf(200).slice(100);
  }
  bulk.importContacts(rows(), target());
  await written;
  expect(await storage.contacts.count({})).toBe(200);
  expect(await storage.templates.list()).toHaveLength(1);
});

test('after close every call fails instead of hanging', async () => {
  const storage = await openStorage({ file: tempFile() });
  await storage.close();
  await expect(storage.contacts.create(input(numberOf(1)), NOW)).rejects.toThrow('ended');
});

test('with a key no number, name or text stands in the files; without one they do', async () => {
  for (const key of [KEY, undefined]) {
    const file = tempFile();
    const storage = await openInlineStorage({ file, key });
    const bulk = openBulk({ file, key });
    bulk.importContacts(rowsOf(500, { remark: 'needle-remark' }), target());
    await startCampaign(storage, bulk, 50, { text: 'needle-text' });
    const parts = readdirSync(dirname(file)).map((name) => readFileSync(`${dirname(file)}/${name}`));
    expect(parts.length).toBeGreaterThan(1);
    const bytes = Buffer.concat(parts);
    for (const needle of [numberOf(7), 'needle-remark', 'needle-text', '客户7', 'SQLite format']) {
      expect(bytes.includes(needle), `${needle} with ${key ? 'a' : 'no'} key`).toBe(key === undefined);
    }
    bulk.close();
    await storage.close();
  }
});

test('a wrong key and a file that is no database are damage, and are left alone', async () => {
  const file = tempFile();
  await (await openInlineStorage({ file, key: KEY })).close();
  const before = readFileSync(file);
  await expect(openStorage({ file, key: Buffer.alloc(32, 8) })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  expect(readFileSync(file).equals(before)).toBe(true);
  const text = tempFile();
  writeFileSync(text, 'not a database, but long enough to be looked at as one'.repeat(50));
  await expect(openInlineStorage({ file: text })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
});

test('a database of a newer version is refused and not touched', async () => {
  const file = tempFile();
  await (await openInlineStorage({ file })).close();
  const db = openFile({ file });
  db.pragma(`user_version=${MIGRATIONS.length + 1}`);
  db.close();
  const before = readFileSync(file);
  for (const open of [openStorage, openInlineStorage, async (o: { file: string }) => openBulk(o)]) {
    await expect(open({ file })).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      data: { found: MIGRATIONS.length + 1, known: MIGRATIONS.length },
    });
  }
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a migration that fails leaves the version before it', async () => {
  const file = tempFile();
  const storage = await openInlineStorage({ file });
  await storage.contacts.create(input(numberOf(1)), NOW);
  await storage.close();
  const db = openFile({ file });
  const next = [...MIGRATIONS, 'CREATE TABLE added (x INTEGER) STRICT;'];
  expect(() => migrate(db, [...next, 'CREATE TABLE half (x INTEGER); nonsense'])).toThrow();
  expect(versionOf(db)).toBe(next.length);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('added', 'half')").pluck().all()).toEqual(['added']);
  db.close();
  const again = openFile({ file });
  closeAfter(() => again.close());
  expect(again.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(1);
});

test('SQLite codes become errors a person can act on', () => {
  const of = (code: string) => asAppError(Object.assign(new Error(code), { code }));
  expect(of('SQLITE_FULL')).toMatchObject({ code: 'DISK_FULL' });
  for (const code of ['SQLITE_READONLY_DBMOVED', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EROFS', 'EACCES']) {
    expect(of(code)).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
  }
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB']) {
    expect(of(code)).toMatchObject({ code: 'DATABASE_DAMAGED' });
  }
  expect(of('SQLITE_CONSTRAINT')).not.toBeInstanceOf(AppError);
});

test('a folder that cannot be written to is said to be so', async () => {
  await expect(openInlineStorage({ file: '/proc/feijian.db' })).rejects.toMatchObject({
    code: 'DATA_FOLDER_READ_ONLY',
  });
});

test('the log of changes is folded back and stays bounded', async () => {
  const file = tempFile();
  const storage = await openInlineStorage({ file });
  closeAfter(() => storage.close());
  for (let i = 0; i < 600; i++) await storage.settings.setValue(`k${i % 5}`, 'x'.repeat(60_000));
  expect(statSync(`${file}-wal`).size).toBeLessThan(40 * 1024 * 1024);
  expect(existsSync(file)).toBe(true);
  await storage.campaigns.saveDraft(null, aDraft(), NOW);
});
