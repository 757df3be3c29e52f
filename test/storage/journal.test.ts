import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeBackup } from '../../electron/storage/backups/make-backup.ts';
import { placesBeside } from '../../electron/storage/backups/places.ts';
import { carryOutRestore, planRestore } from '../../electron/storage/backups/restore-book.ts';
import { journalFile, journalFiles } from '../../electron/storage/journal/files.ts';
import { readJournal } from '../../electron/storage/journal/reader.ts';
import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { closeAfter, NOW, numberOf, startCampaign, tempFile } from './support.ts';

const KEY = Buffer.alloc(32, 7);

async function withJournal({ plain = false } = {}) {
  const key = plain ? undefined : KEY;
  const file = tempFile();
  const places = placesBeside(file);
  const open = async () => {
    const storage = await openInlineStorage({ file, key, journal: places.journal });
    const bulk = openBulk({ file, key });
    const close = async () => {
      bulk.close();
      await storage.close();
    };
    return { storage, bulk, close };
  };
  return { file, key, places, open };
}

async function submit(storage: Storage, campaignId: number, limit: number, clientRef: string) {
  const claim = await storage.outbox.claim({
    campaignId,
    channelId: 1,
    limit,
    now: NOW + 5,
    clientRef,
    sameText: false,
  });
  return claim ?? expect.unreachable('nothing to claim');
}
async function accept(storage: Storage, claim: Awaited<ReturnType<typeof submit>>): Promise<string[]> {
  const outcomes = claim.messages.map(({ messageId }) => ({
    ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: 1, fee: 50 },
  }));
  await storage.outbox.settle({ batchId: claim.batchId, outcomes, now: NOW + 6, retryAt: 0 });
  return claim.messages.map(({ number }) => number);
}
const backUp = async (book: Awaited<ReturnType<typeof withJournal>>, storage: Storage, at = NOW) =>
  makeBackup(book.places, book.key, { at, kind: 'daily', journal: await storage.journal.rotate() });
function restore({ places, key }: Awaited<ReturnType<typeof withJournal>>, backup: string, at = NOW + 100) {
  planRestore(places, { backup, reason: 'asked', at });
  return carryOutRestore(places, key) ?? expect.unreachable('nothing was restored');
}

test('what left after the backup is known again after its restore, once, with its money', async () => {
  const book = await withJournal();
  const { storage, bulk, close } = await book.open();
  const id = await startCampaign(storage, bulk, 20);
  await accept(storage, await submit(storage, id, 5, 'a'));
  const backup = await backUp(book, storage);
  await accept(storage, await submit(storage, id, 5, 'b'));
  const open = await submit(storage, id, 3, 'c');
  await close();

  const account = restore(book, backup.name);
  expect(account).toMatchObject({ messages: 8, campaigns: 0, inFlight: 3, held: 1, unreadable: 0, backupAt: NOW });
  const again = await book.open();
  closeAfter(again.close);
  const row = await again.storage.campaigns.get(id);
  expect(row).toMatchObject({ state: 'paused', pauseReason: 'restored', spent: 500 });
  expect(row?.counts).toMatchObject({ queued: 7, submitting: 3, accepted: 10 });
  await again.storage.outbox.recover(NOW + 200);
  const unknown = await again.storage.outbox.unknown(id, null, 10);
  expect(unknown.map(({ messageId }) => messageId)).toEqual(open.messages.map(({ messageId }) => messageId));
  expect(await again.storage.campaigns.recount()).toBe(0);
  // a second restore finds the same, whatever was written since
  await again.storage.campaigns.move(id, ['paused'], 'sending', {}, NOW);
  await accept(again.storage, await submit(again.storage, id, 7, 'd'));
  await again.close();
  expect(restore(book, backup.name, NOW + 300)).toMatchObject({ messages: 15, inFlight: 3 });
});

test('a campaign that was begun after the backup is made anew with what had left, and never sends the rest', async () => {
  const book = await withJournal();
  const { storage, bulk, close } = await book.open();
  const backup = await backUp(book, storage);
  const id = await startCampaign(storage, bulk, 6, { text: '【飞笺】到店有礼' });
  const numbers = await accept(storage, await submit(storage, id, 4, 'a'));
  await close();

  expect(restore(book, backup.name)).toMatchObject({ messages: 4, campaigns: 1 });
  const again = await book.open();
  closeAfter(again.close);
  const row = await again.storage.campaigns.get(id);
  expect(row).toMatchObject({ state: 'cancelled', name: '六月活动', total: 4, spent: 200 });
  const page = await again.storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 10 });
  expect(
    page.rows
      .map(({ number, text, state }) => ({ number, text, state }))
      .sort((a, b) => (a.number < b.number ? -1 : 1)),
  ).toEqual(numbers.map((number) => ({ number, text: '【飞笺】到店有礼', state: 'accepted' })));
});

test('whoever refused after the backup is not written to after its restore', async () => {
  const book = await withJournal();
  const { storage, bulk, close } = await book.open();
  const id = await startCampaign(storage, bulk, 3);
  const backup = await backUp(book, storage);
  const entry = (i: number) => ({ number: numberOf(i), source: 'reply' as const, reason: '退订', proof: 'T' });
  await storage.contacts.blacklist([entry(0), entry(1)], NOW + 1);
  await storage.contacts.unblacklist([numberOf(1)], '误加', NOW + 2);
  await close();
  expect(restore(book, backup.name)).toMatchObject({ refusals: 3 });
  const again = await book.open();
  closeAfter(again.close);
  expect(await again.storage.contacts.blacklistCount()).toBe(1);
  expect((await again.storage.campaigns.get(id))?.counts).toMatchObject({ queued: 1, excluded: 2 });
});

test('a torn last line is no line, a line that was changed is counted, and nothing stands in the clear', async () => {
  const book = await withJournal();
  const { storage, bulk, close } = await book.open();
  const id = await startCampaign(storage, bulk, 4, { text: '【飞笺】needle' });
  await accept(storage, await submit(storage, id, 2, 'a'));
  await close();
  const path = journalFile(book.places.journal, journalFiles(book.places.journal)[0] ?? 0);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/needle|138000/);
  expect([...readJournal(book.places.journal, KEY)].map((line) => line?.k)).toEqual(['campaign', 'claim', 'settle']);
  expect([...readJournal(book.places.journal, Buffer.alloc(32, 8))]).toEqual([null, null, null]);
  writeFileSync(path, text.slice(0, -10));
  expect([...readJournal(book.places.journal, KEY)].map((line) => line?.k)).toEqual(['campaign', 'claim']);
  writeFileSync(path, `x${text.slice(1)}`);
  expect([...readJournal(book.places.journal, KEY)].map((line) => line?.k)).toEqual([undefined, 'claim', 'settle']);
});

test('backups: seven daily ones stay, and of the journal what the oldest does not know', async () => {
  const book = await withJournal();
  const { storage, bulk, close } = await book.open();
  closeAfter(close);
  const id = await startCampaign(storage, bulk, 20);
  for (let day = 0; day < 9; day++) {
    await accept(storage, await submit(storage, id, 2, `day${day}`));
    await backUp(book, storage, NOW + day * 86_400_000);
  }
  const kept = readdirSync(book.places.backups);
  expect(kept).toHaveLength(7);
  expect(kept.every((name) => /^\d{8}T\d{9}Z-daily-\d{6}\.db$/.test(name))).toBe(true);
  expect(journalFiles(book.places.journal)).toEqual([4, 5, 6, 7, 8, 9, 10]);
});

test('a line whose commit failed gives way to the next claim of its number', async () => {
  const book = await withJournal({ plain: true });
  const { storage, bulk, close } = await book.open();
  const id = await startCampaign(storage, bulk, 4);
  const backup = await backUp(book, storage);
  await accept(storage, await submit(storage, id, 2, 'a'));
  await close();
  const dir = book.places.journal;
  const [no = 0] = journalFiles(dir);
  const lines = readFileSync(journalFile(dir, no), 'utf8').trimEnd().split('\n');
  const claim = JSON.parse(lines[1] ?? '');
  const phantom = {
    ...claim,
    ref: 'never',
    messages: claim.messages.map(([i, ...rest]: number[]) => [(i ?? 0) + 2, ...rest]),
  };
  writeFileSync(journalFile(dir, no), `${[lines[0], JSON.stringify(phantom), ...lines.slice(1)].join('\n')}\n`);
  expect(restore(book, backup.name)).toMatchObject({ messages: 2 });
});

test('the numbers of its files only ever grow, even when all that was written is in every backup', async () => {
  const book = await withJournal();
  const first = await book.open();
  const id = await startCampaign(first.storage, first.bulk, 4);
  await accept(first.storage, await submit(first.storage, id, 2, 'a'));
  const backup = await backUp(book, first.storage);
  await first.close();
  const second = await book.open();
  await accept(second.storage, await submit(second.storage, id, 2, 'b'));
  await backUp(book, second.storage, NOW + 1);
  await second.close();
  expect(journalFiles(book.places.journal).at(0)).toBe(2);
  expect(restore(book, backup.name)).toMatchObject({ messages: 2 });
});
