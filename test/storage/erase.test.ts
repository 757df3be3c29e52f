import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { BulkStorage } from '../../electron/storage/bulk-storage.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { aDraft, fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const GONE = 1;
const NUMBER = numberOf(GONE);
const SECRETS = [NUMBER, '客户1号', '别再发了'];
const FIRST = { cursor: null, limit: 50 };

/** Three people were written to; the second answered, refused, and his message failed. */
async function spokenTo(storage: Storage, bulk: BulkStorage): Promise<number> {
  const typed = [`+86 ${NUMBER.slice(0, 3)}-${NUMBER.slice(3, 7)}-${NUMBER.slice(7)}`, numberOf(2)];
  bulk.importContacts(rowsOf(3), target());
  const { id: contactId } = (await storage.contacts.byNumber(NUMBER)) ?? { id: 0 };
  const proof = { name: '登记表.png', type: 'png' as const, size: 3, sha256: '00', createdAt: NOW };
  const kept = async (file: string) => (await storage.proofs.add({ ...proof, file, key: new Uint8Array(32) })).id;
  const shared = await kept('shared');
  await storage.contacts.update(contactId, { name: '客户1号', consentProofId: await kept('own') }, NOW);
  await storage.contacts.update(contactId, { consentProofId: shared }, NOW);
  const other = (await storage.contacts.byNumber(numberOf(2)))?.id ?? 0;
  await storage.contacts.update(other, { consentProofId: shared }, NOW);
  await storage.campaigns.saveDraft(null, aDraft({ audience: { ...aDraft().audience, numbers: typed } }), NOW);
  const id = await startCampaign(storage, bulk, 3, { text: '【飞笺】周日体检' });
  const request = { campaignId: id, channelId: 1, limit: 100, now: NOW, clientRef: 'c', sameText: false };
  const claim = await storage.outbox.claim(request);
  const outcomes = (claim?.messages ?? []).map(({ messageId }) => ({
    ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: null, fee: null },
  }));
  await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: NOW + 100, retryAt: 0 });
  return id;
}

async function answered(storage: Storage, campaignId: number): Promise<void> {
  const { rows } = await storage.campaigns.messages({ campaignId }, FIRST);
  const reports = rows.map(({ id, number }) => ({
    ...{ providerId: `p${id}`, clientRef: '', number, status: 'failed' as const, code: 'MK:0001', at: NOW + 200 },
    ...{ raw: `回执原文 ${number}`, billedParts: null },
  }));
  await storage.reports.storeReports(1, reports, NOW + 300);
  const said = { providerId: 'r', number: NUMBER, text: '别再发了', at: NOW + 400, raw: NUMBER };
  await storage.reports.storeReplies(1, [{ ...said, optOut: true }], NOW + 400);
}

/** every value of every table, and what lies on the disk */
function traces(file: string): string[] {
  const db = new Database(file, { readonly: true });
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const held = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
  db.close();
  const disk = ['', '-wal'].map((end) => readFileSync(file + end)).map((bytes) => bytes.toString('utf8'));
  return SECRETS.filter((secret) => [held, ...disk].some((text) => text.includes(secret)));
}

test('everything about one number goes, from every table and from the disk; sums, others and the refusal stay', async () => {
  const { storage, bulk, file } = await fresh();
  const id = await spokenTo(storage, bulk);
  // its report is still to come
  await expect(storage.optOuts.erase(NUMBER, NOW)).rejects.toMatchObject({
    code: 'NUMBER_BUSY',
    data: { messages: 1 },
  });
  expect((await storage.contacts.byNumber(NUMBER))?.name).toBe('客户1号');
  await answered(storage, id);
  expect(traces(file)).toEqual(SECRETS);
  const before = await storage.campaigns.get(id);
  const erased = await storage.optOuts.erase(NUMBER, NOW + 500);
  expect(erased).toEqual({ messages: 1, replies: 1, optOutKept: true, proofFiles: ['own'] });

  expect(await storage.campaigns.get(id)).toEqual(before);
  expect(await storage.campaigns.recount()).toBe(0);
  const { rows } = await storage.campaigns.messages({ campaignId: id }, FIRST);
  expect(rows.map(({ text }) => text).sort()).toEqual(['', '【飞笺】周日体检', '【飞笺】周日体检']);
  expect(await storage.replies.conversations('all', '', FIRST)).toMatchObject({ rows: [] });
  expect(await storage.replies.page(false, FIRST)).toMatchObject({ rows: [] });
  expect((await storage.replies.timeline(NUMBER, FIRST)).rows).toEqual([]);
  expect(await storage.optOuts.standing(NUMBER)).toEqual({ listed: false, forgotten: true });
  expect((await storage.contacts.byNumber(numberOf(2)))?.consentProofId).not.toBeNull();
  // nothing of it is ever sent again
  expect(await storage.campaigns.failedByCode(id)).toMatchObject([{ recipients: 2 }]);
  expect(await storage.campaigns.requeueFailed(id, null, NOW + 600)).toMatchObject({ requeued: 2 });
  expect(bulk.importContacts(rowsOf(3), target())).toMatchObject({ created: 1, blacklisted: 1 });
});

test('what is erased is nowhere any more', async () => {
  const { storage, bulk, file } = await fresh();
  await answered(storage, await spokenTo(storage, bulk));
  await storage.optOuts.erase(NUMBER, NOW + 500);
  expect(traces(file)).toEqual([]);
  // nobody: nothing to do
  expect(await storage.optOuts.erase(numberOf(77), NOW)).toMatchObject({ messages: 0, replies: 0, proofFiles: [] });
});
