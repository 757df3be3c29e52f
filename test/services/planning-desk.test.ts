import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulator } from '../../electron/channels/simulator.ts';
import type { PlanInput, StartInput } from '../../electron/services/deps.ts';
import { createPlanningDesk } from '../../electron/services/planning/planning-desk.ts';
import type { BulkStorage, PlannedMessage, Recipient } from '../../electron/storage/bulk-storage.ts';
import { draft as draftSchema } from '../../shared/contract/compose.ts';
import { createFakeBulk } from '../support/fake-bulk.ts';
import { numberAt } from '../support/seed-contacts.ts';

const person = (at: number, name: string): Recipient => ({
  contactId: at + 1,
  number: numberAt(at),
  ...{ name, gender: null, birthday: null, company: '', remark: '', custom: null },
});

/** An audience in memory that counts how often it is read, and a start that is taken back when it throws. */
function setUp(people: Recipient[]) {
  const seen = { reads: 0, version: 'v1', written: [] as PlannedMessage[] };
  const bulk: BulkStorage = {
    ...createFakeBulk(),
    audienceVersion: () => seen.version,
    *recipients() {
      seen.reads += 1;
      yield* people;
    },
    startCampaign(_plan, messages) {
      seen.written = [...messages];
      return { campaignId: 1, recipients: seen.written.length, parts: 0, cost: 0 };
    },
  };
  return { seen, desk: createPlanningDesk(bulk, () => 0) };
}

const OPTIONS = {
  rate: 0,
  burst: 1,
  batch: 1,
  dailyCap: null,
  price: 50,
  billing: 'delivered',
  optOut: '退订回T',
  windowFrom: null,
  windowTo: null,
} as const;
const inputOf = (changes: object = {}): PlanInput => ({
  draft: draftSchema.parse({ signature: '飞笺', body: '{姓名}您好', audience: { everyone: true }, ...changes }),
  channel: { descriptor: simulator.descriptor, options: { ...OPTIONS } },
  customFields: [],
  window: { from: 480, to: 1200 },
  now: Date.UTC(2026, 2, 4, 2),
});
const go = async () => {};

describe('the planning desk', () => {
  it('reads the audience once for any number of changed texts, and anew when the book changed', async () => {
    const { seen, desk } = setUp([person(0, '甲')]);
    for (const body of ['一', '二', '三']) await desk.totals(inputOf({ body }), go);
    expect(seen.reads).toBe(1);
    seen.version = 'v2';
    await desk.totals(inputOf({ body: '三' }), go);
    expect(seen.reads).toBe(2);
  });

  it('pages give every recipient once, in order, and add up to the totals', async () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom('张', '三', '。') }), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 7 }), async (list, limit) => {
        const { desk } = setUp(list.map((name, at) => person(at, name)));
        const input = inputOf();
        const { recipients, parts, cost, byParts } = await desk.totals(input, go);
        const rows = [];
        for (let after: number | null = -1; after !== null; ) {
          const page = await desk.recipients({ ...input, after, minParts: 0, limit }, go);
          expect(page.matching).toBe(recipients);
          rows.push(...page.rows);
          after = page.next;
        }
        expect(rows.map(({ number }) => number)).toEqual(list.map((_, at) => numberAt(at)));
        expect([
          rows.length,
          rows.reduce((sum, row) => sum + row.parts, 0),
          rows.reduce((sum, row) => sum + row.cost, 0),
        ]).toEqual([recipients, parts, cost]);
        for (const { parts: size, recipients: n } of byParts) {
          const { matching } = await desk.recipients({ ...input, after: -1, minParts: size, limit }, go);
          expect(matching).toBeGreaterThanOrEqual(n);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says how many characters less would save a part', async () => {
    const { desk } = setUp([person(0, '甲'), person(1, '欧阳长名')]);
    const body = `{姓名}${'好'.repeat(65)}`;
    // 【飞笺】 4 + name 1 + 65 = 70 fits; 4 + 4 + 65 = 73 is three over
    expect(await desk.savings(inputOf({ body }), go)).toEqual({
      rows: [{ shortenBy: 3, recipients: 1, savedParts: 1, savedCost: 50 }],
    });
  });

  it('gives way to a newer question in the middle of a big audience', async () => {
    const { desk } = setUp(Array.from({ length: 30_000 }, (_, at) => person(at % 1000, '甲')));
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      if (pauses === 2) throw new Error('newer');
    };
    await expect(desk.totals(inputOf(), pause)).rejects.toThrow('newer');
    expect((await desk.totals(inputOf(), go)).recipients).toBe(30_000);
  });

  it('counts without a channel by the usual limits, and says that one must be chosen', async () => {
    const { desk } = setUp([person(0, '甲')]);
    const { recipients, cost, problems } = await desk.totals({ ...inputOf(), channel: null }, go);
    expect([recipients, cost]).toEqual([1, 0]);
    expect(problems).toEqual([{ key: 'no_channel', severity: 'block', data: {} }]);
  });

  it('warns of marketing outside its hours and refuses a start in the past', async () => {
    const { desk } = setUp([person(0, '甲')]);
    const night = Date.UTC(2026, 2, 4, 14);
    const marketing = await desk.totals({ ...inputOf({ kind: 'marketing' }), now: night }, go);
    expect(marketing.problems).toMatchObject([
      { key: 'outside_window', severity: 'warn', data: { opens: Date.UTC(2026, 2, 5) } },
    ]);
    const past = await desk.totals({ ...inputOf({ schedule: { mode: 'at', at: 0 } }) }, go);
    expect(past.problems).toMatchObject([{ key: 'start_in_past', severity: 'block' }]);
  });

  it('writes what was confirmed, and nothing when it turns out different', async () => {
    const { seen, desk } = setUp([person(0, '甲'), person(1, '')]);
    const start = (confirm: StartInput['confirm']): StartInput => ({
      ...inputOf(),
      ...{ draftId: 1, idempotencyKey: 'k', contentHash: 'h', startAt: 0, holdUntil: 0, confirm },
    });
    await expect(desk.start(start({ recipients: 2, parts: 2, cost: 100 }), go)).rejects.toMatchObject({
      code: 'COUNT_CHANGED',
      data: { recipients: 1, parts: 1, cost: 50 },
    });
    expect(seen.written).toEqual([]);
    await desk.start(start({ recipients: 1, parts: 1, cost: 50 }), go);
    expect(seen.written).toMatchObject([
      { contactId: 1, text: '【飞笺】甲您好', signature: '飞笺', parts: 1, cost: 50 },
    ]);
  });

  it('hashes text and people, whatever their order', async () => {
    const one = setUp([person(0, '甲'), person(1, '乙')]).desk;
    const other = setUp([person(1, '乙'), person(0, '甲')]).desk;
    const hash = async (desk: typeof one, changes: object = {}) =>
      (await desk.prepare(inputOf(changes), go)).contentHash;
    expect(await hash(one)).toBe(await hash(other));
    expect(await hash(one)).not.toBe(await hash(one, { body: '{姓名}再见' }));
  });
});
