import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../electron/core/ledger/accounts.ts';
import type { MessageOutcome, ReportRecord } from '../../electron/core/message-outcome.ts';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import { thorough } from '../support/thorough.ts';
import { fresh, NOW, numberOf, startCampaign } from './support.ts';

const MESSAGES = 8;
const PRICE = 50;
const FEE = 45;

/** The provider's own book: what each submission costs by the most 条 it named, those it named, and what it gave back. */
interface Provider {
  charges: Map<string, (told: number | undefined) => number>;
  told: Map<string, number>;
  returned: Set<string>;
}
const costOf = ({ charges, told }: Provider, id: string): number => charges.get(id)?.(told.get(id)) ?? 0;
interface Life {
  storage: Storage;
  first: number;
  campaignId: number;
  channelId: number;
  provider: Provider;
}

async function channelWith(
  storage: Storage,
  billing: 'delivered' | 'submitted' | 'mixed',
  name = '通道',
): Promise<number> {
  const { id } = await storage.channels.save({
    provider: 'double',
    name,
    options: {
      ...{
        rate: 0,
        burst: 1,
        batch: 10,
        dailyCap: null,
        price: PRICE,
        billing,
        optOut: 'T',
        windowFrom: null,
        windowTo: null,
      },
      costs: {
        ...{ tiers: [], packages: [], warnBelow: null, stopBelow: null, capDay: null, capMonth: null },
        chargedFailures: ['number_dead'],
      },
    },
    config: {},
    secrets: {},
    enabled: true,
    isDefault: false,
  });
  return id;
}

/** All accounts together are nothing, and no bound account is ever below nothing. */
async function expectSound(storage: Storage): Promise<void> {
  const sums = await storage.ledger.sums();
  expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  for (const { account, amount, messages } of sums) {
    if (account === 'available' || account === 'outside') continue;
    expect(amount, account).toBeGreaterThanOrEqual(0);
    expect(messages, account).toBeGreaterThanOrEqual(0);
  }
}

const KINDS = ['accepted', 'dear', 'refused', 'later', 'unknown', 'not_sent'] as const;
type Step =
  | { do: 'batch'; kinds: (typeof KINDS)[number][] }
  | {
      do: 'report';
      message: number;
      attempt: number;
      status: ReportRecord['status'];
      category: string;
      billedParts: number | null;
    }
  | { do: 'resolve'; to: 'assumed' | 'resend' }
  | { do: 'expire' | 'requeue' | 'recover' | 'refunds' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('batch' as const),
      kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 4, maxLength: 4 }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      message: fc.nat(MESSAGES - 1),
      attempt: fc.integer({ min: 1, max: 3 }),
      status: fc.constantFrom<ReportRecord['status']>('delivered', 'failed', 'failed', 'pending'),
      category: fc.constantFrom('number_dead', 'off'),
      billedParts: fc.constantFrom(null, 0, 1, 2, 4),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      to: fc.constantFrom('assumed' as const, 'resend' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ do: 'expire' }, { do: 'requeue' }, { do: 'recover' }, { do: 'refunds' }),
  },
);

const idOf = (message: number, no: number): string => `p${message}-${no}`;

async function play(life: Life, steps: Step[]): Promise<void> {
  const { storage, campaignId, channelId, first, provider } = life;
  const attempts = new Map<number, number>();
  let now = NOW;
  for (const one of steps) {
    now += 60_000;
    if (one.do === 'batch') {
      const claim = await storage.outbox.claim({
        ...{ campaignId, channelId, limit: one.kinds.length, now, clientRef: `r${now}`, sameText: false },
      });
      if (claim === null) continue;
      const outcomes = claim.messages.map(({ messageId }, i): MessageOutcome => {
        const no = (attempts.get(messageId) ?? 0) + 1;
        attempts.set(messageId, no);
        const providerId = idOf(messageId - first, no);
        const kind = one.kinds[i] ?? 'unknown';
        if (kind === 'refused') return { messageId, kind: 'rejected', code: 'R', reject: 'number' };
        if (kind === 'later') return { messageId, kind: 'rejected', code: 'L', reject: 'retry_later' };
        if (kind === 'not_sent') return { messageId, kind, code: 'N' };
        const parts = kind === 'dear' ? 3 : null;
        provider.charges.set(providerId, (told) =>
          kind === 'accepted' ? FEE : PRICE * (told === undefined ? (parts ?? 1) : Math.max(parts ?? 0, told)),
        );
        if (kind === 'unknown') return { messageId, kind, code: 'U', providerId };
        if (kind === 'dear') return { messageId, kind: 'accepted', providerId, billedParts: 3, fee: null };
        return { messageId, kind: 'accepted', providerId, billedParts: 1, fee: FEE };
      });
      await storage.outbox.settle({ batchId: claim.batchId, outcomes, now, retryAt: now });
      await storage.outbox.settle({ batchId: claim.batchId, outcomes, now, retryAt: now });
    } else if (one.do === 'report') {
      const { message, attempt, status, category, billedParts } = one;
      const providerId = idOf(message, attempt);
      if (billedParts !== null)
        provider.told.set(providerId, Math.max(billedParts, provider.told.get(providerId) ?? 0));
      const row = { providerId, number: numberOf(message), status, category, billedParts };
      const rows = [{ ...row, code: 'C', at: now, clientRef: null, raw: '' }];
      await storage.reports.storeReports(channelId, rows, now);
      await storage.reports.storeReports(channelId, rows, now);
    } else if (one.do === 'resolve') {
      await storage.outbox.resolveAll({ campaignId, messageIds: null, to: one.to, now });
    } else if (one.do === 'expire') {
      await storage.reports.expire(now - 120_000, now);
    } else if (one.do === 'recover') {
      await storage.outbox.recover(now);
    } else if (one.do === 'requeue') {
      await storage.campaigns.requeueFailed(campaignId, null, now);
    } else {
      const due = await storage.ledger.refunds(channelId, now, { cursor: null, limit: 500 });
      const answer = await storage.ledger.settleRefunds({
        channelId,
        messageIds: null,
        before: now,
        to: 'returned',
        now,
      });
      expect(answer.messages).toBe(due.rows.length);
      expect(answer.amount).toBe(due.rows.reduce((sum, { amount }) => sum + amount, 0));
      for (const { providerId } of due.rows) provider.returned.add(providerId ?? '');
      const again = await storage.ledger.settleRefunds({
        channelId,
        messageIds: null,
        before: now,
        to: 'returned',
        now,
      });
      expect(again.amount, 'a refund twice').toBe(0);
    }
    await expectSound(storage);
  }
}

/** What the attempts hold, what the postings say and what the running sums say are one and the same. */
function expectOneTruth(file: string, channelId: number): void {
  const db = openFile({ file });
  const byAttempt = db
    .prepare(
      'SELECT money AS account, sum(charge) AS amount, count(*) AS n FROM attempts WHERE channel_id = ? AND money > 0 GROUP BY 1 ORDER BY 1',
    )
    .all(channelId);
  const bySums = db
    .prepare(`SELECT account, sum(amount) AS amount, sum(messages) AS n FROM ledger_totals
      WHERE channel_id = ? AND account BETWEEN 1 AND 6 GROUP BY 1 HAVING n > 0 ORDER BY 1`)
    .all(channelId);
  const byPostings = db
    .prepare(`SELECT account, sum(amount) AS amount, sum(n) AS n FROM (
      SELECT target AS account, amount, messages AS n FROM ledger WHERE channel_id = @id UNION ALL
      SELECT source, -amount, -messages FROM ledger WHERE channel_id = @id)
      WHERE account BETWEEN 1 AND 6 GROUP BY 1 HAVING sum(n) > 0 ORDER BY 1`)
    .all({ id: channelId });
  db.close();
  expect(bySums).toEqual(byAttempt);
  expect(byPostings).toEqual(byAttempt);
}

describe('the ledger', () => {
  test.each(['delivered', 'submitted', 'mixed'] as const)(
    'with %s billing equals the provider’s own book whatever happens, duplicates and contradicting bills included',
    async (billing) => {
      const { storage, bulk, file } = await fresh();
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
          const channelId = await channelWith(storage, billing, `通道${runs++}`);
          const campaignId = await startCampaign(storage, bulk, MESSAGES);
          const page = await storage.campaigns.messages({ campaignId }, { cursor: null, limit: 1 });
          const provider: Provider = { charges: new Map(), told: new Map(), returned: new Set() };
          const first = page.rows[0]?.id ?? 0;
          await play({ storage, first, campaignId, channelId, provider }, steps);
          expectOneTruth(file, channelId);
          const sums = (await storage.ledger.sums()).filter((row) => row.channelId === channelId);
          const of = (...accounts: Account[]) =>
            sums.reduce((sum, { account, amount }) => (accounts.includes(account) ? sum + amount : sum), 0);
          const charged = [...provider.charges.keys()].reduce((sum, id) => sum + costOf(provider, id), 0);
          const back = [...provider.returned].reduce((sum, id) => sum + costOf(provider, id), 0);
          expect(of('reserved', 'assumed', 'spent', 'refund_due', 'kept', 'returned')).toBe(charged);
          expect(of('returned')).toBe(back);
          await storage.campaigns.cancel(campaignId, NOW).catch(() => 0);
        }),
        { numRuns: thorough(25, 300), seed: 20260703 },
      );
    },
    thorough(60_000, 300_000),
  );

  test(
    'the same events in any order end alike',
    async () => {
      type Event = Pick<ReportRecord, 'status'> & { message: number; category: string; billedParts: number | null };
      const event: fc.Arbitrary<Event> = fc.record({
        message: fc.nat(3),
        status: fc.constantFrom<ReportRecord['status']>('delivered', 'failed', 'pending'),
        category: fc.constantFrom('number_dead', 'off'),
        billedParts: fc.constantFrom(null, 0, 1, 2, 3),
      });
      const both = fc
        .array(event, { minLength: 1, maxLength: 8 })
        .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
      const { storage, bulk } = await fresh();
      let runs = 0;
      /** `early` reports come before the answer to the submission is written down */
      async function end(events: Event[], early: number): Promise<unknown> {
        const channelId = await channelWith(storage, 'mixed', `通道${runs++}`);
        const campaignId = await startCampaign(storage, bulk, 4);
        const claim = await storage.outbox.claim({
          ...{ campaignId, channelId, limit: 4, now: NOW, clientRef: 'r', sameText: false },
        });
        if (claim === null) throw new Error('nothing claimed');
        const tell = (some: Event[], now: number) =>
          storage.reports.storeReports(
            channelId,
            some.map(({ message, status, category, billedParts }, i) => ({
              ...{ providerId: `p${message}`, number: numberOf(message), status, category, billedParts },
              ...{ code: category, at: now + i, clientRef: null, raw: `${now}-${i}` },
            })),
            now,
          );
        await tell(events.slice(0, early), NOW + 1_000);
        const outcomes = claim.messages.map(
          ({ messageId }, i): MessageOutcome => ({
            ...{
              messageId,
              kind: 'accepted',
              providerId: `p${i}`,
              billedParts: i === 2 ? 2 : null,
              fee: i === 3 ? FEE : null,
            },
          }),
        );
        await storage.outbox.settle({ batchId: claim.batchId, outcomes, now: NOW + 2_000, retryAt: 0 });
        await tell(events.slice(early), NOW + 3_000);
        await expectSound(storage);
        const sums = (await storage.ledger.sums()).filter((row) => row.channelId === channelId && row.messages !== 0);
        const row = await storage.campaigns.get(campaignId);
        return {
          sums: sums.map(({ account, amount, parts, messages }) => ({ account, amount, parts, messages })),
          billing: row?.billing,
        };
      }
      await fc.assert(
        fc.asyncProperty(both, fc.nat(8), fc.nat(8), async ([events, shuffled], a, b) => {
          expect(await end(shuffled, Math.min(a, events.length))).toEqual(
            await end(events, Math.min(b, events.length)),
          );
        }),
        { numRuns: thorough(30, 200), seed: 20260704 },
      );
      expect(await storage.campaigns.recount(), 'running sums').toBe(0);
    },
    thorough(60_000, 300_000),
  );

  test('caps, packages and reconciliation read the sums by the day of submission, whenever the report comes', async () => {
    const { storage, bulk } = await fresh();
    const channelId = await channelWith(storage, 'delivered');
    const campaignId = await startCampaign(storage, bulk, 4, { parts: 2, cost: 100 });
    const evening = Date.parse('2026-06-01T23:55:00+08:00');
    const claim = await storage.outbox.claim({
      ...{ campaignId, channelId, limit: 4, now: evening, clientRef: 'r', sameText: false },
    });
    const outcomes = (claim?.messages ?? []).map(
      ({ messageId }, i): MessageOutcome => ({
        ...{ messageId, kind: 'accepted', providerId: `p${i}`, billedParts: i === 0 ? 3 : 2, fee: null },
      }),
    );
    await storage.outbox.settle({ batchId: claim?.batchId ?? 0, outcomes, now: evening, retryAt: 0 });
    const late = evening + 600_000;
    const report = { code: 'C', at: late, clientRef: null, raw: '', category: 'off' };
    await storage.reports.storeReports(
      channelId,
      [
        { ...report, providerId: 'p0', number: numberOf(0), status: 'delivered' },
        { ...report, providerId: 'p1', number: numberOf(1), status: 'failed' },
        { ...report, providerId: 'stranger', number: numberOf(9), status: 'delivered' },
      ],
      late,
    );
    expect(await storage.ledger.spending(channelId, evening)).toEqual({ today: 450, month: 450, left: null });
    expect(await storage.ledger.spending(channelId, late)).toEqual({ today: 0, month: 450, left: null });
    await storage.channels.setBalance(channelId, { kind: 'parts', amount: 100, at: evening - 1 });
    expect((await storage.ledger.spending(channelId, late)).left).toBe(91);
    expect(await storage.ledger.outSince(channelId, evening - 1)).toEqual({ amount: 450, parts: 9 });
    expect(await storage.ledger.outSince(channelId, evening + 1)).toEqual({ amount: 0, parts: 0 });
    const [day] = await storage.ledger.days(channelId, '2026-06-01', '2026-06-01');
    expect(day).toMatchObject({
      submitted: 4,
      delivered: 1,
      failed: 1,
      waiting: 2,
      parts: 7,
      amount: 350,
      extraParts: 1,
    });
    expect(day).toMatchObject({ aroundMidnight: 4, unknown: 0, noReport: 0 });
    expect((await storage.ledger.days(channelId, '2026-06-02', '2026-06-02'))[0]).toMatchObject({
      orphans: 1,
      submitted: 0,
    });
    const { rows } = await storage.ledger.refunds(channelId, late, { cursor: null, limit: 10 });
    expect(rows).toMatchObject([{ number: numberOf(1), amount: 100, parts: 2, providerId: 'p1', code: 'C' }]);
    const costs = await storage.ledger.campaignCosts(channelId, { cursor: null, limit: 10 });
    expect(costs.rows).toMatchObject([
      { messages: 4, delivered: 1, spent: 150, open: 200, refundDue: 100, perDelivered: 150 },
    ]);
    expect(await storage.ledger.ofNumber(numberOf(1))).toMatchObject({ messages: 1, refundDue: 100, spent: 0 });
  });

  test('pages of postings and refunds hold every row once', async () => {
    const { storage } = await fresh();
    const channelId = await channelWith(storage, 'delivered');
    for (let i = 1; i <= 7; i++) {
      await storage.ledger.post({
        channelId,
        from: 'outside',
        to: 'available',
        amount: i,
        note: `n${i}`,
        now: NOW + i,
      });
    }
    const seen: number[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<Storage['ledger']['postings']>> = await storage.ledger.postings(null, {
        cursor,
        limit: 3,
      });
      seen.push(...page.rows.map(({ amount }) => amount));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    await expectSound(storage);
  });

  test('the provider’s figures never overwrite what a person read off its console', async () => {
    const { storage } = await fresh();
    const figures = { submitted: 1, delivered: 1, failed: 0, billedParts: 1, amount: null };
    await storage.ledger.saveTheirDays(1, 'provider', [{ day: '2026-06-01', ...figures }], NOW);
    await storage.ledger.saveTheirDays(1, 'hand', [{ day: '2026-06-01', ...figures, billedParts: 2 }], NOW);
    await storage.ledger.saveTheirDays(1, 'provider', [{ day: '2026-06-01', ...figures }], NOW);
    expect(await storage.ledger.theirDays(1, '2026-06-01', '2026-06-30')).toMatchObject([
      { source: 'hand', billedParts: 2 },
    ]);
  });
});
