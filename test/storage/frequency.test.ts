import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FrequencyLimits } from '../../electron/core/frequency.ts';
import type { MessageOutcome } from '../../electron/core/message-outcome.ts';
import type { BulkStorage, PlannedMessage } from '../../electron/storage/bulk-storage.ts';
import type { StartPlan } from '../../electron/storage/campaign-store.ts';
import type { Claim } from '../../electron/storage/outbox.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { MessageKind } from '../../shared/domain/status.ts';
import { thorough } from '../support/thorough.ts';
import { aDraft, fresh, NOW, numberOf } from './support.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LIMITS: FrequencyLimits = { perDay: 1, perWeek: 3, sameTextMs: 24 * HOUR };

interface Plan {
  kind?: MessageKind;
  text?: string;
  numbers?: number[];
  held?: PlannedMessage['held'];
  more?: Partial<StartPlan>;
}

async function campaign(storage: Storage, bulk: BulkStorage, plan: Plan = {}): Promise<number> {
  const { kind = 'marketing', text = '【飞笺】您好', numbers = [0, 1], held, more } = plan;
  const draftId = await storage.campaigns.saveDraft(null, aDraft({ kind }), NOW);
  const base = { contactId: null, name: '', text, signature: '飞笺', parts: 1, cost: 50 };
  const messages = numbers.map((i) => ({ ...base, number: numberOf(i) }));
  const aside = held === undefined ? [] : [{ ...base, number: numberOf(99), held }];
  const common = { contentHash: 'h', state: 'scheduled' as const, startAt: NOW, holdUntil: NOW, now: NOW };
  bulk.startCampaign({ draftId, idempotencyKey: `key-${draftId}`, ...common, ...more }, [...messages, ...aside]);
  await storage.campaigns.move(draftId, ['scheduled'], 'sending', { startedAt: NOW }, NOW);
  return draftId;
}

const ask = (campaignId: number, now = NOW, channelId = 1, limits: FrequencyLimits | null = LIMITS, limit = 10) => ({
  ...{ campaignId, channelId, limit, now, limits, clientRef: `c${campaignId}.${now}.${channelId}`, sameText: true },
});
const accepted = ({ messages }: Claim): MessageOutcome[] =>
  messages.map(({ messageId }) => ({
    ...{ messageId, kind: 'accepted' as const, providerId: `p${messageId}`, billedParts: null, fee: null },
  }));
const settle = (storage: Storage, claim: Claim, outcomes: MessageOutcome[], now = NOW) =>
  storage.outbox.settle({ batchId: claim.batchId, outcomes, now, retryAt: now });

describe('what a claim holds back', () => {
  it('is 已过滤 with its reason, over any channel, and goes later when asked', async () => {
    const { storage, bulk } = await fresh();
    const [first, second] = [await campaign(storage, bulk), await campaign(storage, bulk, { text: '【飞笺】再会' })];
    const claim = (await storage.outbox.claim(ask(first))) as Claim;
    await settle(storage, claim, accepted(claim));
    const later = NOW + HOUR;
    expect(await storage.outbox.claim(ask(second, later, 2))).toMatchObject({ messages: [], excluded: 2 });
    const messages = await storage.campaigns.messages({ campaignId: second }, { cursor: null, limit: 10 });
    expect(messages.rows.map(({ state, code }) => [state, code])).toEqual([
      ['excluded', 'CAP_DAY'],
      ['excluded', 'CAP_DAY'],
    ]);
    const tomorrow = startOfShanghaiDay(NOW) + DAY;
    expect(await storage.campaigns.heldBack(second, LIMITS, later)).toEqual([
      { code: 'CAP_DAY', recipients: 2, parts: 2, cost: 100, nextAt: tomorrow },
    ]);
    expect(await storage.campaigns.requeueHeld(second, LIMITS, later)).toEqual({ requeued: 2, parts: 2, cost: 100 });
    expect(await storage.outbox.claim(ask(second, tomorrow - 1, 2))).toBeNull();
    expect((await storage.outbox.claim(ask(second, tomorrow, 2)))?.messages).toHaveLength(2);
    expect(await storage.campaigns.recount()).toBe(0);
  });

  it('does not count what certainly never left, nor rehearsals, nor the owner’s own number', async () => {
    const { storage, bulk } = await fresh();
    const refused = (await storage.outbox.claim(ask(await campaign(storage, bulk)))) as Claim;
    const kinds = refused.messages.map(
      ({ messageId }, i): MessageOutcome =>
        i === 0
          ? { messageId, kind: 'rejected', code: 'X', reject: 'number' }
          : { messageId, kind: 'not_sent', code: 'ECONNREFUSED' },
    );
    await settle(storage, refused, kinds);
    for (const [own, limits] of [
      [false, null],
      [true, LIMITS],
    ] as const) {
      const id = await campaign(storage, bulk, { text: `【飞笺】${own}`, more: { own } });
      const claim = (await storage.outbox.claim(ask(id, NOW, 1, limits))) as Claim;
      await settle(storage, claim, accepted(claim));
    }
    const real = await campaign(storage, bulk, { text: '【飞笺】再会' });
    expect((await storage.outbox.claim(ask(real)))?.messages).toHaveLength(2);
  });

  it('keeps a failed message free for 只重发失败: its own attempts do not count against it', async () => {
    const { storage, bulk } = await fresh();
    const id = await campaign(storage, bulk);
    const claim = (await storage.outbox.claim(ask(id))) as Claim;
    await settle(storage, claim, accepted(claim));
    const rows = claim.messages.map(({ messageId, number }) => ({
      ...{
        providerId: `p${messageId}`,
        number,
        status: 'failed' as const,
        code: 'X',
        at: NOW,
        clientRef: null,
        raw: '',
      },
    }));
    await storage.reports.storeReports(1, rows, NOW);
    expect(await storage.campaigns.requeueFailed(id, null, NOW + HOUR)).toMatchObject({ requeued: 2 });
    expect((await storage.outbox.claim(ask(id, NOW + HOUR)))?.messages).toHaveLength(2);
  });

  it('is looked at again for "got anything in n days" and "already got campaign X"', async () => {
    const { storage, bulk } = await fresh();
    const exclude = (sentWithinDays: number | null, campaignIds: number[]) => ({ sentWithinDays, campaignIds });
    const first = await campaign(storage, bulk, { kind: 'notice', numbers: [0] });
    const days = await campaign(storage, bulk, { kind: 'notice', text: 'b', more: { exclude: exclude(3, []) } });
    const other = await campaign(storage, bulk, {
      kind: 'notice',
      text: 'c',
      more: { exclude: exclude(null, [first]) },
    });
    const claim = (await storage.outbox.claim(ask(first))) as Claim;
    await settle(storage, claim, accepted(claim));
    for (const [id, code] of [
      [days, 'SENT_RECENTLY'],
      [other, 'IN_CAMPAIGN'],
    ] as const) {
      expect(await storage.outbox.claim(ask(id, NOW + HOUR))).toMatchObject({ excluded: 1, messages: [{}] });
      const [row] = (await storage.campaigns.messages({ campaignId: id, code }, { cursor: null, limit: 9 })).rows;
      expect(row?.number).toBe(numberOf(0));
    }
  });
});

test('held back at planning is kept in the campaign and can be taken back with it', async () => {
  const { storage, bulk } = await fresh();
  const id = await campaign(storage, bulk, { held: 'CAP_WEEK' });
  expect(await storage.campaigns.get(id)).toMatchObject({ total: 3, counts: { queued: 2, excluded: 1 } });
  expect(await storage.campaigns.recount()).toBe(0);
  expect(await storage.campaigns.heldBack(id, LIMITS, NOW)).toMatchObject([{ code: 'CAP_WEEK', recipients: 1 }]);
  await storage.campaigns.move(id, ['sending'], 'scheduled', {}, NOW);
  await storage.campaigns.undo(id, NOW);
  expect(await storage.campaigns.get(id)).toMatchObject({ state: 'draft', total: 0, counts: { excluded: 0 } });
});

test('探路: only the numbers that go ahead are to be had until the rest is released', async () => {
  const { storage, bulk } = await fresh();
  const probe = { numbers: [numberOf(1)], share: 80, minutes: 10 };
  const id = await campaign(storage, bulk, { numbers: [0, 1, 2], more: { probe } });
  expect((await storage.outbox.claim(ask(id)))?.messages.map(({ number }) => number)).toEqual([numberOf(1)]);
  expect(await storage.outbox.claim(ask(id))).toBeNull();
  expect(await storage.campaigns.probeMessages(id)).toEqual([
    { number: numberOf(1), state: 'submitting', submittedAt: null },
  ]);
  expect(await storage.campaigns.setProbe(id, ['out'], 'stopped')).toBe(true);
  expect(await storage.outbox.claim(ask(id))).toBeNull();
  expect(await storage.campaigns.setProbe(id, ['stopped'], 'released')).toBe(true);
  expect(await storage.campaigns.setProbe(id, ['out'], 'stopped')).toBe(false);
  expect((await storage.outbox.claim(ask(id)))?.messages).toHaveLength(2);
});

const PEOPLE = [0, 1, 2, 3];
const KINDS: readonly MessageKind[] = ['marketing', 'marketing', 'marketing', 'marketing', 'notice', 'notice'];
const TEXTS = ['a', 'b', 'a', 'c', 'a', 'd'];
const step = fc.oneof(
  fc.record({
    do: fc.constant('claim' as const),
    campaign: fc.nat(5),
    channel: fc.constantFrom(1, 2),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    do: fc.constant('settle' as const),
    which: fc.nat(9),
    how: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ do: fc.constant('later' as const), campaign: fc.nat(5) }),
);

test('no order of claims over two channels ever exceeds a cap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
      const { storage, bulk } = await fresh();
      const ids: number[] = [];
      for (const [i, kind] of KINDS.entries()) {
        ids.push(await campaign(storage, bulk, { kind, text: TEXTS[i] ?? '', numbers: PEOPLE }));
      }
      const open: { claim: Claim; at: number; campaign: number }[] = [];
      /** every message that left or may have: once each, at its latest claim */
      const left = new Map<number, { number: string; at: number; campaign: number }>();
      let now = NOW;
      for (const one of steps) {
        if (one.do === 'wait') now += one.hours * HOUR;
        else if (one.do === 'later') await storage.campaigns.requeueHeld(ids[one.campaign] ?? 0, LIMITS, now);
        else if (one.do === 'claim') {
          const request = ask(ids[one.campaign] ?? 0, now, one.channel, LIMITS, one.limit);
          const claim = await storage.outbox.claim(request);
          if (claim === null || claim.messages.length === 0) continue;
          open.push({ claim, at: now, campaign: one.campaign });
          for (const { messageId, number } of claim.messages)
            left.set(messageId, { number, at: now, campaign: one.campaign });
        } else {
          const [batch] = open.splice(one.which % Math.max(1, open.length), 1);
          if (batch === undefined) continue;
          const outcomes = batch.claim.messages.map(({ messageId }, i): MessageOutcome => {
            const how = one.how[i] ?? 0;
            if (how >= 2) left.delete(messageId);
            if (how === 0)
              return { messageId, kind: 'accepted', providerId: `p${messageId}`, billedParts: null, fee: null };
            if (how === 1) return { messageId, kind: 'unknown', code: 'TIMEOUT' };
            if (how === 2) return { messageId, kind: 'not_sent', code: 'ECONNREFUSED' };
            return { messageId, kind: 'rejected', code: 'X', reject: 'number' };
          });
          await settle(storage, batch.claim, outcomes, now);
        }
      }
      for (const i of PEOPLE) {
        const got = [...left.values()].filter(({ number }) => number === numberOf(i)).sort((a, b) => a.at - b.at);
        const marketing = got
          .filter((row) => KINDS[row.campaign] === 'marketing')
          .map(({ at }) => startOfShanghaiDay(at));
        for (const day of marketing) {
          expect(marketing.filter((other) => other === day).length).toBeLessThanOrEqual(1);
          expect(marketing.filter((other) => other > day - 7 * DAY && other <= day).length).toBeLessThanOrEqual(3);
        }
        for (const [n, row] of got.entries()) {
          const twice = got.slice(n + 1).find((other) => TEXTS[other.campaign] === TEXTS[row.campaign]);
          if (twice !== undefined) expect(twice.at - row.at).toBeGreaterThanOrEqual(24 * HOUR);
        }
      }
      expect(await storage.campaigns.recount()).toBe(0);
      await storage.close();
      bulk.close();
    }),
    { numRuns: thorough(12, 150) },
  );
});
