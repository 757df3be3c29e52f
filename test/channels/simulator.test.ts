import { describe, expect, it } from 'vitest';
import { explainCode } from '../../electron/channels/carrier-codes.ts';
import type { Channel, ChannelConfig } from '../../electron/channels/channel.ts';
import { fateOf } from '../../electron/channels/simulator/fate.ts';
import { simulator } from '../../electron/channels/simulator.ts';
import type { MessageOutcome, OutMessage, ReplyRecord, ReportRecord } from '../../electron/core/message-outcome.ts';
import { fakeDeps } from '../support/channel-deps.ts';

const SHARES = { seed: 1, failurePercent: 5, replyPercent: 2, reportSeconds: 3 };
const messages = (numbers: string[], parts = 1): OutMessage[] =>
  numbers.map((number, i) => ({ messageId: i + 1, number, text: '【测试店】您好', signature: '测试店', parts }));
const many = (n: number): string[] => Array.from({ length: n }, (_, i) => `139${String(i * 7 + 12).padStart(8, '0')}`);

async function drain<T>(pull: () => Promise<{ kind: string; rows?: T[]; more?: boolean }>): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const page = await pull();
    rows.push(...(page.rows ?? []));
    if (!page.more) return rows;
  }
}
const reportsOf = (channel: Channel): Promise<ReportRecord[]> => drain(() => channel.pullReports!());
const repliesOf = (channel: Channel): Promise<ReplyRecord[]> => drain(() => channel.pullReplies!());
const open = (deps: ReturnType<typeof fakeDeps>, config: ChannelConfig = {}): Channel => simulator.create(config, deps);

async function sendOne(
  number: string,
): Promise<{ outcome: MessageOutcome; channel: Channel; deps: ReturnType<typeof fakeDeps> }> {
  const deps = fakeDeps();
  const channel = open(deps);
  const { outcomes } = await channel.send({ clientRef: 'c1', messages: messages([number]) });
  return { outcome: outcomes[0]!, channel, deps };
}

describe('the rehearsal channel', () => {
  it('gives the same list the same fate every time, and another seed another one', async () => {
    const run = async (seed: number) => {
      const deps = fakeDeps();
      const channel = open(deps, { seed });
      const sent = await channel.send({ clientRef: 'c1', messages: messages(many(500)) });
      deps.clock.advance(86_400_000);
      return JSON.stringify([sent.outcomes, await reportsOf(channel), await repliesOf(channel)]);
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });

  it('reports come late, a few fail with codes that can be explained, a few people write back', async () => {
    const deps = fakeDeps();
    const channel = open(deps);
    for (let i = 0; i < 10; i++) {
      await channel.send({ clientRef: `c${i}`, messages: messages(many(5000).slice(i * 500, i * 500 + 500)) });
    }
    expect(await reportsOf(channel)).toEqual([]);
    deps.clock.advance(86_400_000);
    const reports = await reportsOf(channel);
    const failed = reports.filter((report) => report.status === 'failed');
    expect(failed.length / reports.length).toBeGreaterThan(0.03);
    expect(failed.length / reports.length).toBeLessThan(0.07);
    for (const { code } of failed) expect(explainCode(code).category).not.toBe('unknown');
    expect(reports.length).toBeGreaterThan(new Set(reports.map((report) => report.providerId)).size);
    expect((await repliesOf(channel)).length).toBeGreaterThan(50);
  });

  it.each([
    ['13900010000', 'accepted', 'number_dead'],
    ['13300011111', 'accepted', 'unreachable'],
    ['13900013333', 'accepted', 'ok'],
    ['13900014444', 'accepted', null],
    ['13900016666', 'rejected', null],
    ['13900017777', 'unknown', 'ok'],
    ['13900018888', 'unknown', null],
  ])('number %s is %s, then %s', async (number, kind, category) => {
    const { outcome, channel, deps } = await sendOne(number);
    expect(outcome.kind).toBe(kind);
    deps.clock.advance(3_600_000);
    const reports = await reportsOf(channel);
    expect(reports[0] ? explainCode(reports[0].code).category : null).toBe(category);
    expect(reports.length).toBe(number.endsWith('3333') ? 2 : category === null ? 0 : 1);
  });

  it('a report told twice is the same report', async () => {
    const { channel, deps } = await sendOne('13900013333');
    deps.clock.advance(3_600_000);
    const [first, second] = await reportsOf(channel);
    expect(second).toEqual(first);
  });

  it('…2222 answers 退订 and …5555 is reported after ten minutes', async () => {
    const { channel, deps } = await sendOne('13900012222');
    await channel.send({ clientRef: 'c2', messages: messages(['13900015555']) });
    deps.clock.advance(500_000);
    expect((await repliesOf(channel)).map((reply) => reply.text)).toEqual(['退订']);
    expect(await reportsOf(channel)).toHaveLength(1);
    deps.clock.advance(200_000);
    expect((await reportsOf(channel)).map((report) => report.number)).toEqual(['13900015555']);
  });

  it('answers about lost submissions with the truth', async () => {
    const deps = fakeDeps();
    const channel = open(deps);
    await channel.send({ clientRef: 'c9', messages: messages(['13900017777', '13900018888']) });
    const ask = (number: string) => channel.lookup!({ number, text: '', from: 0, to: 0, clientRef: 'c9' });
    expect((await ask('13900017777')).kind).toBe('found');
    expect((await ask('13900018888')).kind).toBe('absent');
  });

  it('takes the price at submission and gives it back for failures', async () => {
    const deps = fakeDeps();
    const channel = open(deps, { granted: 10 });
    const amount = async () => {
      const answer = await channel.balance!();
      return answer.kind === 'ok' ? answer.balance.amount : null;
    };
    const sent = await channel.send({
      clientRef: 'c1',
      messages: messages(['13900010000', '13900013333', '13900011111', '13900023333'], 3),
    });
    expect(sent.outcomes.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted', 'accepted', 'rejected']);
    expect(sent.outcomes[3]).toMatchObject({ reject: 'balance' });
    expect(await amount()).toBe(1);
    deps.clock.advance(3_600_000);
    await reportsOf(channel);
    expect(await amount()).toBe(7);
    await reportsOf(channel);
    expect(await amount()).toBe(7);
  });

  it('keeps what it owes across restarts: reports come, the balance stands, finished ones stay finished', async () => {
    const deps = fakeDeps();
    const before = open(deps, { granted: 1000 });
    await before.send({ clientRef: 'c1', messages: messages(['13900010000', '13900023333']) });
    await before.send({ clientRef: 'c2', messages: messages(['13900015555']) });
    const middle = open(deps, { granted: 1000 });
    deps.clock.advance(60_000);
    expect(await reportsOf(middle)).toHaveLength(3);
    await repliesOf(middle);
    await reportsOf(middle);
    const after = open(deps, { granted: 1000 });
    expect(await after.balance!()).toMatchObject({ balance: { amount: 998 } });
    deps.clock.advance(900_000);
    expect((await reportsOf(after)).map((report) => report.number)).toEqual(['13900015555']);
    const ids = await after.send({ clientRef: 'c3', messages: messages(['13900013333']) });
    expect(ids.outcomes[0]).toMatchObject({ providerId: '90071992547409933' });
  });

  it('nothing is accepted when the caller has gone or the state cannot be written', async () => {
    const deps = fakeDeps();
    const gone = new AbortController();
    gone.abort();
    const channel = open(deps);
    const { outcomes } = await channel.send({
      clientRef: 'c1',
      messages: messages(['13900013333']),
      signal: gone.signal,
    });
    expect(outcomes[0]?.kind).toBe('not_sent');
    deps.failState(true);
    await expect(channel.send({ clientRef: 'c2', messages: messages(['13900013333']) })).rejects.toThrow();
    deps.failState(false);
    await channel.send({ clientRef: 'c3', messages: messages(['13900023333']) });
    deps.clock.advance(3_600_000);
    expect(new Set((await reportsOf(open(deps))).map((report) => report.number))).toEqual(new Set(['13900023333']));
  });

  it('handles 200,000 messages with one state value per request', async () => {
    const deps = fakeDeps();
    const channel = open(deps);
    const numbers = many(200_000);
    for (let i = 0; i < numbers.length; i += 500) {
      await channel.send({ clientRef: `c${i}`, messages: messages(numbers.slice(i, i + 500)) });
    }
    expect(deps.stateSize()).toBe(400);
    deps.clock.advance(86_400_000);
    expect((await reportsOf(channel)).length).toBeGreaterThan(199_000);
    await repliesOf(channel);
    await reportsOf(channel);
    expect(deps.writes()).toBe(800);
  });

  it('every failure code it uses belongs to the operator of the number', () => {
    for (const number of many(3000)) {
      const code = fateOf(number, { ...SHARES, failurePercent: 100 }).report?.code;
      if (code !== undefined) expect(code).toMatch(/^(DELIVRD|(MK|MI|DB|ID):\d{4})$/);
    }
  });
});
