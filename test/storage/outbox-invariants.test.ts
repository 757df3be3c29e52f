import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageOutcome, ReportStatus } from '../../electron/core/message-outcome.ts';
import type { Claim } from '../../electron/storage/outbox.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { fresh, NOW, numberOf, startCampaign } from './support.ts';

const MESSAGES = 12;
const KINDS = ['accepted', 'refused', 'later', 'unknown', 'not_sent', 'missing'] as const;
type Step =
  | { do: 'claim'; limit: number; sameText: boolean }
  | { do: 'settle'; batch: number; kinds: (typeof KINDS)[number][] }
  | { do: 'recover' }
  | { do: 'resolve'; message: number; to: 'accepted' | 'assumed' | 'resend' }
  | { do: 'resolveAll'; to: 'assumed' | 'resend' }
  | { do: 'report'; message: number; attempt: number; status: ReportStatus }
  | { do: 'optOut'; message: number }
  | { do: 'expire' | 'requeue' | 'cancel' };

const message = fc.nat(MESSAGES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      limit: fc.integer({ min: 1, max: 5 }),
      sameText: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      batch: fc.nat(6),
      kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 5, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'recover' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      message,
      to: fc.constantFrom('accepted' as const, 'assumed' as const, 'resend' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resolveAll' as const),
      to: fc.constantFrom('assumed' as const, 'resend' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      message,
      attempt: fc.integer({ min: 1, max: 2 }),
      status: fc.constantFrom<ReportStatus>('delivered', 'failed', 'pending'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('optOut' as const), message }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'expire' }, { do: 'requeue' }, { do: 'cancel' }) },
);

const providerId = (messageId: number, no: number): string => `p${messageId}-${no}`;

/** Plays the steps and holds, after each: counters equal a recount, and nobody is in two open hands. */
async function play(storage: Storage, campaignId: number, first: number, steps: Step[]): Promise<void> {
  const batches: Claim[] = [];
  const open = new Map<number, number>();
  const attempts = new Map<number, number>();
  let allowedAgain = new Set<number>();
  let now = NOW;
  const outcome = (messageId: number, kind: (typeof KINDS)[number]): MessageOutcome[] => {
    const id = providerId(messageId, attempts.get(messageId) ?? 0);
    if (kind === 'accepted') return [{ messageId, kind, providerId: id, billedParts: 1, fee: null }];
    if (kind === 'refused') return [{ messageId, kind: 'rejected', code: 'R', reject: 'number' }];
    if (kind === 'later') return [{ messageId, kind: 'rejected', code: 'L', reject: 'retry_later' }];
    return kind === 'missing' ? [] : [{ messageId, kind, code: 'E' }];
  };
  for (const one of steps) {
    now += 1_000;
    switch (one.do) {
      case 'claim': {
        const { limit, sameText } = one;
        const claim = await storage.outbox.claim({
          campaignId,
          channelId: 1,
          limit,
          now,
          clientRef: `r${now}`,
          sameText,
        });
        if (claim === null) break;
        for (const { messageId } of claim.messages) {
          expect(open.has(messageId), 'claimed while in flight').toBe(false);
          // Only a definite "not gone", or a person, ever lets a message out a second time.
          if (attempts.has(messageId)) expect(allowedAgain.has(messageId), 'sent again by itself').toBe(true);
          allowedAgain.delete(messageId);
          open.set(messageId, claim.batchId);
          attempts.set(messageId, (attempts.get(messageId) ?? 0) + 1);
        }
        batches.push(claim);
        break;
      }
      case 'settle': {
        const batch = batches[one.batch];
        if (batch === undefined) break;
        const mine = batch.messages.filter((m) => open.get(m.messageId) === batch.batchId);
        const outcomes = batch.messages.flatMap((m, i) => outcome(m.messageId, one.kinds[i] ?? 'missing'));
        await storage.outbox.settle({ batchId: batch.batchId, outcomes, now, retryAt: now + 500 });
        for (const { messageId } of mine) {
          open.delete(messageId);
          const kind = one.kinds[batch.messages.findIndex((m) => m.messageId === messageId)];
          if (kind === 'later' || kind === 'not_sent') allowedAgain.add(messageId);
        }
        break;
      }
      case 'recover':
        await storage.outbox.recover(now);
        open.clear();
        break;
      case 'resolve': {
        const messageId = first + one.message;
        const to =
          one.to === 'accepted'
            ? { kind: one.to, providerId: providerId(messageId, attempts.get(messageId) ?? 0) }
            : { kind: one.to };
        const done = await storage.outbox.resolve({ messageId, to, evidence: 'test', now });
        if (done && one.to === 'resend') allowedAgain.add(messageId);
        break;
      }
      case 'resolveAll': {
        const unknown = await storage.outbox.unknown(campaignId, null, 100);
        const n = await storage.outbox.resolveAll({ campaignId, messageIds: null, to: one.to, now });
        if (n > 0 && one.to === 'resend') allowedAgain = new Set([...allowedAgain, ...unknown.map((m) => m.messageId)]);
        break;
      }
      case 'report': {
        const messageId = first + one.message;
        const report = {
          providerId: providerId(messageId, one.attempt),
          number: numberOf(one.message),
          status: one.status,
        };
        await storage.reports.storeReports(1, [{ ...report, code: 'C', at: now, clientRef: null, raw: '' }], now);
        break;
      }
      case 'optOut': {
        const reply = {
          providerId: `reply${now}`,
          number: numberOf(one.message),
          text: 'T',
          at: now,
          raw: '',
          optOut: true,
        };
        await storage.reports.storeReplies(1, [reply], now);
        break;
      }
      case 'expire':
        await storage.reports.expire(now - 2_000, now);
        break;
      case 'requeue': {
        const failed = await storage.campaigns.messages(
          { campaignId, states: ['failed', 'rejected'] },
          { cursor: null, limit: 100 },
        );
        const row = await storage.campaigns.get(campaignId);
        if (row?.state !== 'sending') break;
        await storage.campaigns.requeueFailed(campaignId, null, now);
        for (const { id } of failed.rows) allowedAgain.add(id);
        break;
      }
      case 'cancel':
        await storage.campaigns.cancel(campaignId, now).catch(() => 0);
        break;
    }
    const row = await storage.campaigns.get(campaignId);
    expect(
      Object.values(row?.counts ?? {}).reduce((a, b) => a + b, 0),
      one.do,
    ).toBe(MESSAGES);
    expect(await storage.campaigns.recount(), `counters after ${one.do}`).toBe(0);
    expect(row?.counts.submitting).toBe(open.size);
  }
}

test('whatever happens in whatever order: counters are true and nobody is sent to twice unasked', async () => {
  const { storage, bulk } = await fresh();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const id = await startCampaign(storage, bulk, MESSAGES);
      const page = await storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 1 });
      await play(storage, id, page.rows[0]?.id ?? 0, steps);
      await storage.outbox.recover(NOW);
      const blocked = await storage.contacts.blacklistPage(undefined, { cursor: null, limit: 500 });
      await storage.contacts.unblacklist(
        blocked.rows.map((entry) => entry.number),
        'test',
        NOW,
      );
    }),
    { numRuns: 120, seed: 20260601 },
  );
}, 60_000);
