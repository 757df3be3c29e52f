import { expect, test } from 'vitest';
import type { ReportRecord } from '../../electron/core/message-outcome.ts';
import type { Claim } from '../../electron/storage/outbox.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const report = (
  i: number,
  status: ReportRecord['status'],
  at = NOW + 5_000,
  code = status === 'failed' ? 'MK:0001' : 'DELIVRD',
): ReportRecord => ({
  providerId: `p${i}`,
  number: numberOf(i),
  status,
  code,
  at,
  clientRef: null,
  raw: '{}',
});
async function claimed(storage: Storage, campaignId: number): Promise<Claim> {
  return (await storage.outbox.claim({
    campaignId,
    channelId: 1,
    limit: 100,
    now: NOW,
    clientRef: 'r',
    sameText: false,
  })) as Claim;
}
const accept = (storage: Storage, { batchId, messages }: Claim) =>
  storage.outbox.settle({
    batchId,
    now: NOW + 100,
    retryAt: 0,
    outcomes: messages.map(({ messageId }, i) => ({
      messageId,
      kind: 'accepted',
      providerId: `p${i}`,
      billedParts: null,
      fee: null,
    })),
  });

test('reports move messages forward once, whatever comes twice, late or out of order', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 4);
  const claim = await claimed(storage, id);
  await accept(storage, claim);
  const first = await storage.reports.storeReports(
    1,
    [report(0, 'failed'), report(1, 'delivered'), report(2, 'pending')],
    NOW,
  );
  expect(first).toMatchObject({ fresh: 3, applied: 2, orphans: 0, campaignIds: [id] });
  const again = await storage.reports.storeReports(
    1,
    [report(0, 'failed'), report(0, 'delivered', NOW + 9_000), report(1, 'failed', NOW + 9_000)],
    NOW,
  );
  expect(again).toMatchObject({ fresh: 2, applied: 1 });
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ delivered: 2, accepted: 2, failed: 0 });
  const history = await storage.reports.ofMessage(claim.messages[0]?.messageId ?? 0);
  expect(history.map((row) => row.status)).toEqual(['failed', 'delivered']);
  expect(await storage.reports.storeReports(2, [report(3, 'delivered')], NOW)).toMatchObject({
    orphans: 1,
    applied: 0,
  });
  expect(await storage.campaigns.recount()).toBe(0);
});

test('a report that comes before its acceptance is stored waits for it', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 2);
  const claim = await claimed(storage, id);
  expect(await storage.reports.storeReports(1, [report(0, 'delivered')], NOW)).toMatchObject({
    orphans: 1,
    campaignIds: [],
  });
  await accept(storage, claim);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ delivered: 1, accepted: 1 });
});

test('a report for an unknown message waits until someone found its id', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 1);
  const claim = await claimed(storage, id);
  await storage.outbox.recover(NOW);
  await storage.reports.storeReports(1, [report(0, 'delivered')], NOW);
  expect((await storage.campaigns.get(id))?.counts.unknown).toBe(1);
  const messageId = claim.messages[0]?.messageId ?? 0;
  await storage.outbox.resolve({ messageId, to: { kind: 'accepted', providerId: 'p0' }, evidence: 'query', now: NOW });
  expect((await storage.campaigns.get(id))?.counts.delivered).toBe(1);
});

test('money: failed messages are spent and refundable, and sending them again takes both back', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 3);
  await accept(storage, await claimed(storage, id));
  await storage.reports.storeReports(1, [report(0, 'failed'), report(1, 'delivered')], NOW);
  expect(await storage.campaigns.get(id)).toMatchObject({ planned: 150, spent: 150, refundable: 50 });
  expect(await storage.campaigns.failedByCode(id)).toEqual([
    { code: 'MK:0001', recipients: 1, parts: 1, cost: 50, mostAttempts: 1 },
  ]);
  expect(await storage.campaigns.requeueFailed(id, ['OTHER'], NOW)).toEqual({ requeued: 0, parts: 0, cost: 0 });
  expect(await storage.campaigns.requeueFailed(id, ['MK:0001'], NOW)).toEqual({ requeued: 1, parts: 1, cost: 50 });
  expect(await storage.campaigns.get(id)).toMatchObject({ spent: 100, refundable: 0, state: 'sending' });
  const second = await claimed(storage, id);
  expect(second.messages).toHaveLength(1);
  expect(await storage.campaigns.attempts(second.messages[0]?.messageId ?? 0)).toHaveLength(2);
  // The first attempt's late failure says nothing about the second.
  expect(await storage.reports.storeReports(1, [report(0, 'failed', NOW + 77)], NOW)).toMatchObject({
    fresh: 1,
    applied: 0,
  });
});

test('without a report in time: no_report, and a later one still counts', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 2);
  await accept(storage, await claimed(storage, id));
  expect(await storage.reports.waiting(1, NOW + 200, 10)).toEqual(
    [0, 1].map((i) => expect.objectContaining({ number: numberOf(i), providerId: `p${i}`, at: NOW + 100 })),
  );
  expect(await storage.reports.expire(NOW + 100, NOW)).toEqual({ expired: 0, campaignIds: [] });
  expect(await storage.reports.expire(NOW + 101, NOW)).toEqual({ expired: 2, campaignIds: [id] });
  await storage.reports.storeReports(1, [report(1, 'delivered')], NOW);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ no_report: 1, delivered: 1, accepted: 0 });
});

test('an opt-out reply blacklists with its proof and stops what is queued', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3), target());
  const id = await startCampaign(storage, bulk, 3);
  const reply = (i: number, text: string, optOut: boolean) => ({
    providerId: `r${i}`,
    number: numberOf(i),
    text,
    at: NOW,
    raw: '',
    optOut,
  });
  expect(await storage.reports.storeReplies(1, [reply(0, '收到', false), reply(1, 'T', true)], NOW)).toEqual({
    fresh: 2,
    optedOut: 1,
  });
  expect(await storage.reports.storeReplies(1, [reply(1, 'T', true)], NOW)).toEqual({ fresh: 0, optedOut: 0 });
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ queued: 2, excluded: 1 });
  expect((await storage.contacts.blacklistPage(undefined, { cursor: null, limit: 5 })).rows).toMatchObject([
    { number: numberOf(1), source: 'reply', proof: 'T' },
  ]);
  expect((await storage.contacts.byNumber(numberOf(1)))?.optedOut).toBe(true);
  const page = await storage.replies.page(false, { cursor: null, limit: 1 });
  expect(page.rows).toMatchObject([{ text: 'T', name: '客户1', optOut: true }]);
  expect((await storage.replies.page(false, { cursor: page.next, limit: 1 })).rows).toMatchObject([{ text: '收到' }]);
});
