import { expect, test } from 'vitest';
import type { HandleRequest, PlannedAnswer } from '../../electron/storage/reply-store.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { aDraft, fresh, NOW, numberOf, rowsOf, startCampaign, target } from './support.ts';

const FIRST = { cursor: null, limit: 50 };

const reply = (
  i: number,
  text: string,
  more: { optOut?: boolean; lookAlike?: boolean; at?: number; id?: string } = {},
) => ({
  providerId: more.id ?? `r${i}-${text}`,
  number: numberOf(i),
  text,
  at: more.at ?? NOW + 60_000,
  raw: '',
  optOut: more.optOut ?? false,
  lookAlike: more.lookAlike ?? false,
});

/** A campaign all of whose messages were taken by a channel at `NOW`. */
async function sentCampaign(storage: Storage, bulk: Parameters<typeof startCampaign>[1], channelId = 1) {
  const id = await startCampaign(storage, bulk, 3);
  const request = { campaignId: id, channelId, limit: 100, now: NOW, clientRef: `c${id}`, sameText: false };
  const claim = await storage.outbox.claim(request);
  const outcomes = (claim?.messages ?? []).map(({ messageId }) => ({
    ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: null, fee: null },
  }));
  await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: NOW + 100, retryAt: 0 });
  return id;
}

const answer = (i: number, replyId: number): PlannedAnswer => ({
  draft: aDraft({ name: '收到', body: '收到', audience: { ...aDraft().audience, numbers: [numberOf(i)] } }),
  ...{ channelId: 1, signature: '飞笺', text: '【飞笺】收到', parts: 1, cost: 50, call: null },
  idempotencyKey: `reply-${replyId}`,
});
const request = (i: number, replyId: number, part: Partial<HandleRequest> = {}): HandleRequest => ({
  ...{ replyId, ruleId: 'r1', tag: '', optOut: false, followUp: false, withheld: null, reason: '规则' },
  ...{ answer: answer(i, replyId), now: NOW + 70_000, dayFrom: NOW, maxPerDay: 10 },
  ...part,
});

test('conversations count what is unread, are read up to a reply and wait for a person', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(3), target());
  await storage.reports.storeReplies(1, [reply(0, '在吗'), reply(1, '退订', { optOut: true })], NOW);
  await storage.reports.storeReplies(1, [reply(0, '有人吗'), reply(2, '退订单的事', { lookAlike: true })], NOW);
  // the provider says it twice
  await storage.reports.storeReplies(1, [reply(0, '有人吗')], NOW);
  const all = await storage.replies.conversations('all', '', FIRST);
  expect(all.rows).toMatchObject([
    { number: numberOf(2), unread: 1, followUp: true, optedOut: false, lastText: '退订单的事' },
    { number: numberOf(0), unread: 2, replies: 2, lastText: '有人吗', name: '客户0' },
    { number: numberOf(1), unread: 1, followUp: false, optedOut: true },
  ]);
  const numbers = async (filter: Parameters<typeof storage.replies.conversations>[0], q = '') =>
    (await storage.replies.conversations(filter, q, FIRST)).rows.map(({ number }) => number);
  expect(await numbers('follow_up')).toEqual([numberOf(2)]);
  expect(await numbers('opted_out')).toEqual([numberOf(1)]);
  expect(await numbers('all', '客户1')).toEqual([numberOf(1)]);
  expect(await numbers('all', '在吗')).toEqual([numberOf(0)]);
  expect(await numbers('all', numberOf(2).slice(-4))).toEqual([numberOf(2)]);
  expect(await storage.replies.counts()).toEqual({ unread: 3, followUp: 1 });
  expect((await storage.campaigns.todo()).replies).toBe(4);

  const [, , first] = (await storage.replies.page(false, FIRST)).rows.filter(({ number }) => number !== '');
  const mine = (await storage.replies.page(true, FIRST)).rows.filter(({ number }) => number === numberOf(0));
  expect(mine.map(({ text }) => text)).toEqual(['有人吗', '在吗']);
  expect(first).toBeDefined();
  expect(await storage.replies.read(numberOf(0), mine[1]?.id ?? 0)).toBe(1);
  expect((await storage.replies.page(true, FIRST)).rows.map(({ text }) => text)).toEqual([
    '退订单的事',
    '有人吗',
    '退订',
  ]);
  expect(await storage.replies.read(null, null)).toBe(3);
  expect(await storage.replies.counts()).toEqual({ unread: 0, followUp: 1 });
  expect(await storage.replies.markUnread(numberOf(0))).toBe(true);
  expect(await storage.replies.followUp(numberOf(2), false)).toBe(true);
  expect(await storage.replies.markUnread('13999999999')).toBe(false);
  expect(await storage.replies.counts()).toEqual({ unread: 1, followUp: 0 });
});

test('a reply is linked to the last message before it over its channel, and stands after it in the thread', async () => {
  const { storage, bulk } = await fresh();
  const before = await sentCampaign(storage, bulk);
  await storage.reports.storeReplies(1, [reply(0, '好'), reply(1, '早了', { at: NOW - 3_600_000 })], NOW);
  await storage.reports.storeReplies(2, [reply(0, '别的通道', { id: 'x' })], NOW);
  expect(await storage.replies.answeredTexts(1, [reply(0, '好'), reply(9, '谁')])).toEqual(['【飞笺】您好', '']);
  const thread = await storage.replies.thread(numberOf(0), FIRST);
  expect(thread.rows).toMatchObject([
    { kind: 'in', text: '别的通道', answers: null },
    { kind: 'in', text: '好', answers: { text: '【飞笺】您好' } },
    { kind: 'out', campaignId: before, origin: 'campaign', state: 'accepted' },
  ]);
  expect((await storage.replies.thread(numberOf(1), FIRST)).rows).toMatchObject([
    { kind: 'out' },
    { kind: 'in', answers: null },
  ]);
  const page = await storage.replies.thread(numberOf(0), { cursor: null, limit: 2 });
  const rest = await storage.replies.thread(numberOf(0), { cursor: page.next, limit: 2 });
  expect([...page.rows, ...rest.rows]).toEqual(thread.rows);
  expect(rest.next).toBe(null);
});

test('a reply whose parts did not all arrive says so', async () => {
  const { storage } = await fresh();
  await storage.reports.storeReplies(1, [reply(0, '我想问[…]谢谢')], NOW);
  expect((await storage.replies.page(false, FIRST)).rows).toMatchObject([{ incomplete: true }]);
  expect((await storage.replies.thread(numberOf(0), FIRST)).rows).toMatchObject([{ incomplete: true }]);
});

test('a reply is handled once: tag, answer and mark in one step, however often it is asked', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(2), target());
  const sent = await sentCampaign(storage, bulk);
  await storage.reports.storeReplies(1, [reply(0, '几点')], NOW);
  const [due] = await storage.replies.due(10);
  expect(due).toMatchObject({ number: numberOf(0), name: '客户0', verdict: 'other', signature: '飞笺' });
  const given = request(0, due?.replyId ?? 0, { tag: '询问' });
  const { campaignId } = await storage.replies.handle(given);
  expect(await storage.replies.handle(given)).toEqual({ campaignId: null, withheld: null, optedOut: false });
  expect(await storage.replies.due(10)).toEqual([]);
  expect(await storage.campaigns.get(campaignId ?? 0)).toMatchObject({ state: 'scheduled', total: 1, planned: 50 });
  expect((await storage.contacts.byNumber(numberOf(0)))?.tagIds).toHaveLength(1);
  expect(await storage.replies.answered(numberOf(0), NOW)).toEqual({ number: 1, all: 1 });
  expect(await storage.campaigns.recount()).toBe(0);
  // an answer is no campaign of the list, nor a draft, but stands in the thread
  expect((await storage.campaigns.list({}, FIRST)).rows.map(({ id }) => id)).toEqual([sent]);
  expect((await storage.replies.thread(numberOf(0), FIRST)).rows).toMatchObject([
    { kind: 'out', origin: 'rule', text: '【飞笺】收到', state: 'queued' },
    { kind: 'in', ruled: { rule: 'r1', answered: true, tag: '询问' } },
    { kind: 'out', origin: 'campaign' },
  ]);
});

test('the limits of answers and the blacklist hold where the answer is written', async () => {
  const { storage } = await fresh();
  const asked = [0, 0, 1, 2, 3].map((i, n) => reply(i, '几点', { id: `q${n}` }));
  await storage.reports.storeReplies(1, asked, NOW);
  await storage.contacts.blacklist([{ number: numberOf(3), source: 'manual', reason: '', proof: '' }], NOW);
  const due = await storage.replies.due(10);
  const results: unknown[] = [];
  for (const { replyId, number } of due) {
    const i = Number(number) - Number(numberOf(0));
    results.push((await storage.replies.handle(request(i, replyId, { maxPerDay: 2 }))).withheld);
  }
  expect(results).toEqual([null, 'number_today', null, 'day_limit', 'opted_out']);
  const waiting = await storage.replies.conversations('follow_up', '', FIRST);
  expect(waiting.rows.map(({ number }) => number).sort()).toEqual([numberOf(0), numberOf(2)]);
});

test('a rule that opts out takes the queued messages along', async () => {
  const { storage, bulk } = await fresh();
  const id = await startCampaign(storage, bulk, 3);
  await storage.reports.storeReplies(1, [reply(1, '烦死了')], NOW);
  const [due] = await storage.replies.due(1);
  const told = await storage.replies.handle(request(1, due?.replyId ?? 0, { answer: null, optOut: true }));
  expect(told.optedOut).toBe(true);
  expect((await storage.campaigns.get(id))?.counts).toMatchObject({ queued: 2, excluded: 1 });
  expect((await storage.contacts.blacklistPage(undefined, FIRST)).rows).toMatchObject([
    { number: numberOf(1), source: 'reply', reason: '规则', proof: '烦死了' },
  ]);
});

test('the timeline of a number holds everything in the order it happened, page by page', async () => {
  const { storage, bulk } = await fresh();
  bulk.importContacts(rowsOf(1), target({ consentSource: '门店登记', consentDate: '2026-01-02', now: NOW - 1000 }));
  await sentCampaign(storage, bulk);
  const waiting = await startCampaign(storage, bulk, 1);
  const [{ id: messageId = 0 } = {}] = (await storage.campaigns.messages({ number: numberOf(0) }, FIRST)).rows.slice(
    -1,
  );
  const report = { providerId: `p${messageId}`, number: numberOf(0), status: 'delivered' as const, code: 'DELIVRD' };
  await storage.reports.storeReports(1, [{ ...report, at: NOW + 5000, clientRef: null, raw: '' }], NOW + 5000);
  await storage.reports.storeReplies(1, [reply(0, '退订', { optOut: true, at: NOW + 9000 })], NOW + 9500);
  await storage.contacts.unblacklist([numberOf(0)], '客户又同意了', NOW + 99_000);
  const { rows } = await storage.replies.timeline(numberOf(0), FIRST);
  expect(rows.map(({ kind }) => kind)).toEqual([
    'blacklist',
    'blacklist',
    'reply',
    'message',
    'message',
    'added',
    'consent',
  ]);
  expect(rows).toMatchObject([
    { what: 'removed', reason: '客户又同意了' },
    { what: 'added', source: 'reply', proof: '退订' },
    { text: '退订', verdict: 'opt_out' },
    { campaignId: waiting, state: 'excluded', attempts: [] },
    { state: 'delivered', attempts: [{ outcome: 'accepted' }], reports: [{ status: 'delivered', code: 'DELIVRD' }] },
    { name: '客户0' },
    { source: '门店登记' },
  ]);
  const paged: unknown[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await storage.replies.timeline(numberOf(0), { cursor, limit: 2 });
    paged.push(...page.rows);
    cursor = page.next;
    if (cursor === null) break;
  }
  expect(paged).toEqual(rows);
  expect(await storage.replies.timelineHead(numberOf(0))).toMatchObject({
    ...{ name: '客户0', messages: 2, delivered: 1, replies: 1, blacklisted: null },
  });
});
