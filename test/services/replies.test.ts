import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCore, type TestCore } from '../support/open-core.ts';
import { numberAt } from '../support/seed-contacts.ts';

const ASKS = numberAt(1, '9999');
const LEAVES = numberAt(2, '2222');

let core: TestCore;
beforeEach(async () => {
  core = await openCore({ holdSeconds: 0 });
  const { rows } = await core.call('channels.list', {});
  const { id, name } = rows[0] as (typeof rows)[number];
  const config = { failurePercent: 0, replyPercent: 0, reportSeconds: 0, latencyMs: 0 };
  await core.call('channels.save', { id, provider: 'simulator', name, config, isDefault: true });
});
afterEach(() => core.close());

const quote = (number: string, body = '好的，给您留着。') => core.call('replies.quote', { number, body });
async function answer(number: string, key: string): Promise<number> {
  const { parts, cost } = await quote(number);
  const confirm = { parts, cost };
  const given = { number, body: '好的，给您留着。', confirm, idempotencyKey: key };
  return (await core.call('replies.send', given)).campaignId;
}
/** The conversation as soon as the answer has arrived and they have written back. */
async function heard(number: string) {
  const { rows } = await core.until(
    () => core.call('replies.thread', { number }),
    ({ rows }) =>
      rows.some((row) => row.kind === 'out' && row.state === 'delivered') && rows.some(({ kind }) => kind === 'in'),
  );
  return rows;
}

test('an answer has its price before it goes, goes once, and stands in the conversation', async () => {
  expect(await quote(ASKS)).toMatchObject({
    ...{ channelName: '演练通道', simulated: true, content: 'text', signature: '飞笺演示', excluded: null },
    ...{ text: '【飞笺演示】好的，给您留着。', parts: 1, cost: 50, units: 14 },
  });
  const wrong = { number: ASKS, body: '好的', confirm: { parts: 2, cost: 100 }, idempotencyKey: 'answer-0' };
  expect(await core.refusal('replies.send', wrong)).toBe('COUNT_CHANGED');
  expect((await core.call('home.summary', {})).todo.drafts).toBe(0);
  await answer(ASKS, 'answer-1');
  const again = { number: ASKS, body: '好的', confirm: { parts: 1, cost: 50 }, idempotencyKey: 'answer-1' };
  expect(await core.refusal('replies.send', again)).toBe('ALREADY_STARTED');
  const rows = await heard(ASKS);
  expect(rows).toMatchObject([
    { kind: 'in', text: '收到', answers: { text: '【飞笺演示】好的，给您留着。' } },
    { kind: 'out', origin: 'reply', state: 'delivered' },
  ]);
  expect((await core.call('campaigns.list', {})).rows).toEqual([]);
  expect((await core.call('home.summary', {})).todo).toMatchObject({ replies: 1, followUps: 0 });
  await core.call('replies.read', { number: ASKS });
  expect(await core.call('replies.counts', {})).toEqual({ unread: 0, followUp: 0 });
});

test('whoever opted out in the rehearsal is not answered there, and real channels never know', async () => {
  await answer(LEAVES, 'answer-2');
  await heard(LEAVES);
  expect(await quote(LEAVES)).toMatchObject({ excluded: 'opted_out', parts: 0 });
  const given = { number: LEAVES, body: '好的', confirm: { parts: 1, cost: 50 }, idempotencyKey: 'answer-3' };
  expect(await core.refusal('replies.send', given)).not.toBe('none');
  const { rows } = await core.call('timeline.page', { number: LEAVES });
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['channel_block', 'reply', 'message']));
  expect(await core.call('timeline.head', { number: LEAVES })).toMatchObject({
    ...{ blacklisted: null, rehearsedOptOut: true, messages: 1, replies: 1, contactId: null },
  });
  expect((await core.call('blacklist.channelBlocks', {})).rows).toMatchObject([
    { number: LEAVES, code: 'REHEARSED_OPT_OUT', proof: '退订', channelName: '演练通道' },
  ]);
  expect(await core.call('blacklist.count', {})).toEqual({ total: 0 });
  const { rows: talks } = await core.call('replies.conversations', { filter: 'opted_out' });
  expect(talks).toMatchObject([{ number: LEAVES, optedOut: false, rehearsedOptOut: true }]);
});

test('rules are checked, saved as one and tried without doing anything', async () => {
  const rule = { id: 'a', name: '收到', match: 'exact' as const, words: ['收到'], answer: '谢谢您' };
  const rules = { rules: [rule] };
  const twice = { rules: [rule, { ...rule, id: 'b', answer: '别的' }] };
  expect((await core.call('replies.rules.check', twice)).problems).toMatchObject([{ key: 'contradicts', ruleId: 'b' }]);
  expect(await core.refusal('replies.rules.save', twice)).toBe('BAD_INPUT');
  await answer(ASKS, 'answer-4');
  await heard(ASKS);
  expect(await core.call('replies.rules.dryRun', rules)).toMatchObject({
    looked: 1,
    rows: [{ number: ASKS, answer: '谢谢您', withheld: null, ruleId: 'a' }],
  });
  expect((await core.call('replies.thread', { number: ASKS })).rows).toHaveLength(2);
  await core.call('replies.rules.save', rules);
  expect((await core.call('replies.rules', {})).rules).toMatchObject([rule]);
});

test('a number nobody can write to is refused; phrases are kept once', async () => {
  expect(await core.refusal('replies.quote', { number: '10086', body: '好' })).toBe('NUMBER_INVALID');
  expect(await core.call('replies.savePhrases', { rows: ['好的', ' 好的 ', '稍等'] })).toEqual({
    rows: ['好的', '稍等'],
  });
  expect(await core.call('replies.phrases', {})).toEqual({ rows: ['好的', '稍等'] });
  expect(await core.refusal('replies.followUp', { number: ASKS, on: true })).toBe('NOT_FOUND');
});
