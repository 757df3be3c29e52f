import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageOutcome, OutMessage } from '../../../electron/core/message-outcome.ts';
import { deliver, tempoAfter } from '../../../electron/engine/deliver.ts';
import { looksDue } from '../../../electron/engine/recovery.ts';
import { backoff } from '../../../electron/engine/rules/backoff.ts';
import { clockDrifted, clockJumped } from '../../../electron/engine/rules/clock-jump.ts';
import { judge } from '../../../electron/engine/rules/judge.ts';
import { completeOutcomes, returnToQueue } from '../../../electron/engine/rules/outcomes.ts';
import { decideStart, lotAllowance } from '../../../electron/engine/rules/start.ts';
import {
  addToTally,
  billedAbovePlan,
  newTally,
  tooManyFailed,
  tooManyRejected,
} from '../../../electron/engine/rules/tally.ts';

const MINUTE = 60_000;
const NOTHING_BILLED = { parts: 0, billedParts: 0 };
const out = (messageId: number, parts = 1): OutMessage => ({
  messageId,
  number: '19000000001',
  text: '【测试】您好',
  signature: '测试',
  parts,
});
const ok = (messageId: number, billedParts: number | null = 1): MessageOutcome => ({
  messageId,
  kind: 'accepted',
  providerId: `p${messageId}`,
  billedParts,
  fee: null,
});

describe('start of a campaign', () => {
  const row = { startAt: 1_000_000, holdUntil: 1_010_000, createdAt: 0 };
  it('waits for its time and for the end of the hold', () => {
    expect(decideStart(row, 1_009_999).kind).toBe('wait');
    expect(decideStart(row, 1_010_000).kind).toBe('start');
  });
  it('is asked about when missed by more than 30 minutes', () => {
    expect(decideStart(row, 1_010_000 + 30 * MINUTE).kind).toBe('start');
    expect(decideStart(row, 1_010_001 + 30 * MINUTE).kind).toBe('missed');
  });
});

describe('lots', () => {
  const lots = { mode: 'lots', at: null, size: 100, everyMinutes: 10 } as const;
  it('opens one lot at the start and one more every interval', () => {
    expect(lotAllowance(lots, 0, 0, 0)).toEqual({ left: 100, nextAt: 10 * MINUTE });
    expect(lotAllowance(lots, 0, 100, 10 * MINUTE - 1).left).toBe(0);
    expect(lotAllowance(lots, 0, 100, 10 * MINUTE)).toEqual({ left: 100, nextAt: 20 * MINUTE });
    expect(lotAllowance(lots, 0, 130, 25 * MINUTE).left).toBe(170);
  });
  it('opens nothing before the start', () => {
    expect(lotAllowance(lots, 1000, 0, 999)).toEqual({ left: 0, nextAt: 1000 });
  });
  it('never allows more than the opened lots, whatever was claimed', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(100 * MINUTE), (claimed, now) => {
        const { left } = lotAllowance(lots, 0, claimed, now);
        expect(claimed + left).toBeLessThanOrEqual(Math.max(claimed, (Math.floor(now / (10 * MINUTE)) + 1) * 100));
      }),
    );
  });
});

it('calls a wall clock suspicious beyond 2 minutes back, 10 forward, 2 off the provider', () => {
  expect([clockJumped(0, -121_000), clockJumped(0, -119_000)]).toEqual([true, false]);
  expect([clockJumped(0, 601_000), clockJumped(0, 599_000)]).toEqual([true, false]);
  expect([clockDrifted(0, 121_000), clockDrifted(121_000, 0), clockDrifted(0, 119_000)]).toEqual([true, true, false]);
});

it('doubles the pause from base to cap and takes off at most a quarter', () => {
  expect([1, 2, 3, 20].map((n) => backoff(n, 1000, 60_000, 0))).toEqual([1000, 2000, 4000, 60_000]);
  expect(backoff(3, 1000, 60_000, 0.999)).toBeGreaterThanOrEqual(3000);
});

it('looks at 2, 10 and 30 minutes', () => {
  expect([1, 2, 9, 10, 29, 30, 5000].map((minutes) => looksDue(minutes * MINUTE))).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

describe('outcomes of a batch', () => {
  it('34: a missing message is unknown, an extra one raises the alarm, the order does not matter', () => {
    const { outcomes, alarm } = completeOutcomes([out(1), out(2), out(3)], [ok(3), ok(9), ok(1)]);
    expect(outcomes.map(({ messageId, kind }) => [messageId, kind])).toEqual([
      [1, 'accepted'],
      [2, 'unknown'],
      [3, 'accepted'],
    ]);
    expect(alarm).toBe('EXTRA_OUTCOME');
  });
  it('two answers for one message are no answer', () => {
    const { outcomes, alarm } = completeOutcomes([out(1)], [ok(1), { messageId: 1, kind: 'not_sent', code: 'X' }]);
    expect(outcomes[0]?.kind).toBe('unknown');
    expect(alarm).toBe('DUPLICATE_OUTCOME');
  });
  it('puts messages refused for the account back into the queue, never those refused for themselves', () => {
    const back = (reject: 'balance' | 'content' | 'number' | 'quota') =>
      returnToQueue({ messageId: 1, kind: 'rejected', code: '3', reject });
    expect(back('balance')).toMatchObject({ reject: 'retry_later' });
    expect(back('quota')).toMatchObject({ reject: 'retry_later' });
    expect(back('content')).toMatchObject({ reject: 'content' });
    expect(back('number')).toMatchObject({ reject: 'number' });
  });
  it('a channel that throws leaves its batch unknown', async () => {
    const logger = { info: () => {}, warn: () => {}, error: () => {} };
    const channel = { send: () => Promise.reject(new TypeError('bug')) };
    const claim = { batchId: 1, clientRef: 'c1', messages: [out(1), out(2)], excluded: 0, deferred: 0 };
    const delivery = await deliver({ channel } as never, claim, logger);
    expect(delivery.written.map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
  });
});

describe('what stops a campaign', () => {
  const base = {
    alarm: null,
    portal: false,
    tally: newTally(NOTHING_BILLED),
    pauseOnUnknown: true,
    priceAccepted: false,
  };
  const refuse = (reject: 'balance' | 'account' | 'content' | 'request' | 'quota' | 'number'): MessageOutcome => ({
    messageId: 1,
    kind: 'rejected',
    code: '-7',
    reject,
  });
  it.each([
    ['balance', 'balance', 'channel'],
    ['account', 'account', 'channel'],
    ['quota', 'account', 'channel'],
    ['content', 'content', 'campaign'],
    ['request', 'protocol', 'campaign'],
  ] as const)('a refusal for %s', (reject, reason, scope) => {
    expect(judge({ ...base, outcomes: [ok(2), refuse(reject)] })).toEqual({ reason, detail: '-7', scope });
  });
  it('a portal before everything else, then an alarm', () => {
    const outcomes = [refuse('balance')];
    expect(judge({ ...base, outcomes, portal: true, alarm: 'EXTRA' })?.reason).toBe('portal');
    expect(judge({ ...base, outcomes, alarm: 'EXTRA' })?.reason).toBe('protocol');
  });
  it('the first unknown result, unless the owner lets it run', () => {
    const outcomes: MessageOutcome[] = [ok(1), { messageId: 2, kind: 'unknown', code: 'TIMEOUT' }];
    expect(judge({ ...base, outcomes })).toMatchObject({ reason: 'unknown_result', detail: 'TIMEOUT' });
    expect(judge({ ...base, outcomes, pauseOnUnknown: false })).toBeNull();
  });
  it('nothing, when one number is refused', () => {
    expect(judge({ ...base, outcomes: [refuse('number')] })).toBeNull();
  });
});

describe('the tally', () => {
  it('asks at more than 5 % refused of at least 100', () => {
    const tally = { ...newTally(NOTHING_BILLED), settled: 99, rejected: 99 };
    expect(tooManyRejected(tally)).toBe(false);
    expect(tooManyRejected({ ...tally, settled: 100, rejected: 5 })).toBe(false);
    expect(tooManyRejected({ ...tally, settled: 100, rejected: 6 })).toBe(true);
  });
  it('stops at more than half reported as failed, of at least 100', () => {
    const tally = newTally(NOTHING_BILLED);
    expect(tooManyFailed({ ...tally, reported: 99, failed: 99 })).toBe(false);
    expect(tooManyFailed({ ...tally, reported: 100, failed: 50 })).toBe(false);
    expect(tooManyFailed({ ...tally, reported: 100, failed: 51 })).toBe(true);
  });
  it('40: asks when the provider bills over a tenth more parts than planned', () => {
    const tally = newTally(NOTHING_BILLED);
    addToTally(tally, [out(1, 2), out(2, 2), out(3, 2)], [ok(1, 2), ok(2, 2), ok(3, null)]);
    expect(billedAbovePlan(tally)).toBe(false);
    addToTally(tally, [out(4, 2)], [ok(4, 3)]);
    expect(tally).toMatchObject({ planned: 6, billed: 7 });
    expect(billedAbovePlan(tally)).toBe(true);
  });
});

describe('31: pace after a batch', () => {
  const delivery = { written: [], alarm: null, portal: false, retryAfterMs: null, serverTime: null };
  const later: MessageOutcome = { messageId: 2, kind: 'rejected', code: '-5', reject: 'retry_later' };
  it('honours Retry-After up to ten minutes', () => {
    expect(tempoAfter({ ...delivery, outcomes: [later], retryAfterMs: 7000 }, 0, 0)).toMatchObject({ ms: 7000 });
    expect(tempoAfter({ ...delivery, outcomes: [later], retryAfterMs: 1e12 }, 0, 0)).toMatchObject({ ms: 600_000 });
    expect(tempoAfter({ ...delivery, outcomes: [later], retryAfterMs: -5 }, 0, 0)).toMatchObject({ ms: 0 });
  });
  it('a few messages for later do not slow the rest', () => {
    expect(tempoAfter({ ...delivery, outcomes: [ok(1), later] }, 0, 0)).toEqual({ kind: 'steady' });
    expect(tempoAfter({ ...delivery, outcomes: [later] }, 2, 0)).toMatchObject({ kind: 'hold', ms: 4000 });
  });
  it('23: an unreachable provider holds the channel longer each time', () => {
    const outcomes: MessageOutcome[] = [{ messageId: 1, kind: 'not_sent', code: 'ECONNREFUSED' }];
    const ms = [0, 1, 2, 9].map((failures) => {
      const tempo = tempoAfter({ ...delivery, outcomes }, failures, 0);
      return tempo.kind === 'hold' ? tempo.ms : 0;
    });
    expect(ms).toEqual([1000, 2000, 4000, 60_000]);
  });
});
