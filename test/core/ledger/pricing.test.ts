import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createQuote, type PriceRules, priceState, ruleProblem } from '../../../electron/core/ledger/pricing.ts';
import { costRules } from '../../../shared/contract/costs.ts';

const RULES: PriceRules = {
  price: 50,
  tiers: [
    { from: 1_001, price: 45 },
    { from: 5_001, price: 40 },
  ],
  packages: [
    { name: '春节包', parts: 300, price: 10_000, from: '2026-01-01', until: '2026-12-31' },
    { name: '快到期', parts: 100, price: 3_333, from: '2026-01-01', until: '2026-06-30' },
  ],
};
const TODAY = '2026-06-15';

describe('price of a 条', () => {
  test('packages first, the one that expires first before the others; then the tiers of the month', () => {
    const state = priceState(RULES, [], TODAY);
    expect(state.packages.map(({ name }) => name)).toEqual(['快到期', '春节包']);
    const quote = createQuote(RULES, state);
    expect(quote(100)).toBe(3_333);
    expect(quote(400)).toBe(13_333);
    expect(quote(401)).toBe(13_333 + 50);
    expect(quote(400 + 1_001)).toBe(13_333 + 1_000 * 50 + 45);
    expect(quote(400 + 6_000)).toBe(13_333 + 1_000 * 50 + 4_000 * 45 + 1_000 * 40);
  });

  test('what was charged before is off the packages and in the month; last month’s volume is not', () => {
    const usage = [
      { day: '2026-05-10', parts: 150 },
      { day: '2026-06-01', parts: 1_250 },
    ];
    const state = priceState(RULES, usage, TODAY);
    expect(state.packages.map(({ used }) => used)).toEqual([100, 300]);
    expect(state.monthParts).toBe(1_000);
    expect(createQuote(RULES, state)(1)).toBe(45);
  });

  test('a package out of its dates is not drawn on', () => {
    expect(createQuote(RULES, priceState(RULES, [], '2027-01-01'))(2)).toBe(100);
  });

  test('what came back is used up by later days and never makes anything negative', () => {
    const usage = [
      { day: '2026-06-01', parts: 100 },
      { day: '2026-06-02', parts: -40 },
      { day: '2026-06-03', parts: 30 },
    ];
    const { packages, monthParts } = priceState(RULES, usage, TODAY);
    expect(packages.map(({ used }) => used)).toEqual([100, 0]);
    expect(monthParts).toBe(0);
  });

  test('any split of a campaign adds up to its whole, and never costs less for more', () => {
    const rules = fc.record({
      price: fc.nat(200),
      tiers: fc.uniqueArray(fc.record({ from: fc.integer({ min: 1, max: 400 }), price: fc.nat(200) }), {
        selector: ({ from }) => from,
        maxLength: 4,
      }),
      packages: fc.array(
        fc.record({
          name: fc.constant(''),
          parts: fc.integer({ min: 1, max: 200 }),
          price: fc.nat(20_000),
          from: fc.constantFrom('2026-01-01', '2026-06-10'),
          until: fc.constantFrom('2026-06-12', '2026-06-30', '2026-12-31'),
        }),
        { maxLength: 3 },
      ),
    });
    const usage = fc.array(
      fc.record({ day: fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-11'), parts: fc.nat(300) }),
    );
    const splits = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rules, usage, splits, (given, used, parts) => {
        const quote = createQuote(given, priceState(given, used, TODAY));
        let at = 0;
        let sum = 0;
        for (const n of parts) {
          const cost = quote(at + n) - quote(at);
          expect(cost).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(cost)).toBe(true);
          sum += cost;
          at += n;
        }
        expect(sum).toBe(quote(at));
      }),
      { numRuns: 300, seed: 20260702 },
    );
  });

  test('a price of 0 is a price', () => {
    const free = { price: 0, tiers: [], packages: [] };
    expect(createQuote(free, priceState(free, [], TODAY))(1_000)).toBe(0);
  });
});

test.each([
  [
    {
      tiers: [
        { from: 10, price: 1 },
        { from: 10, price: 2 },
      ],
    },
    'tier_twice',
  ],
  [{ packages: [{ parts: 1, price: 1, from: '2026-06-02', until: '2026-06-01' }] }, 'package_dates'],
  [{ warnBelow: 10, stopBelow: 20 }, 'stop_above_warn'],
  [{ capDay: 20, capMonth: 10 }, 'day_above_month'],
  [{ warnBelow: 20, stopBelow: 10, capDay: 10, capMonth: 20 }, null],
])('rules that contradict themselves are named: %j', (rules, problem) => {
  expect(ruleProblem(costRules.parse(rules))).toBe(problem);
});
