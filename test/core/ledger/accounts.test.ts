import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Account,
  accountAfter,
  type BillingRule,
  chargeOf,
  type MoneyFact,
} from '../../../electron/core/ledger/accounts.ts';

const RULES: BillingRule[] = [
  { billing: 'delivered', chargedFailures: [] },
  { billing: 'submitted', chargedFailures: [] },
  { billing: 'mixed', chargedFailures: ['number_dead'] },
];
const fold = (facts: readonly MoneyFact[], rule: BillingRule): Account =>
  facts.reduce<Account>((account, fact) => accountAfter(account, fact, rule), 'reserved');

const report: fc.Arbitrary<MoneyFact> = fc.oneof(
  fc.constant<MoneyFact>({ kind: 'left' }),
  fc.constant<MoneyFact>({ kind: 'no_report' }),
  fc.constant<MoneyFact>({ kind: 'delivered' }),
  fc.record({ kind: fc.constant('failed' as const), category: fc.constantFrom('number_dead', 'off', 'unknown') }),
);

describe('where the money of an attempt sits', () => {
  test('the same facts in any order, any number of times, end alike', () => {
    const known = fc.array(report, { minLength: 1, maxLength: 6 });
    const shuffled = known.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...RULES), ([facts, again], rule) => {
        expect(fold(again, rule)).toBe(fold(facts, rule));
      }),
      { numRuns: 500, seed: 20260701 },
    );
  });

  test.each<[string, BillingRule, MoneyFact[], Account]>([
    ['成功计费: a failure comes back', RULES[0] as BillingRule, [{ kind: 'failed', category: 'off' }], 'refund_due'],
    ['提交计费: it does not', RULES[1] as BillingRule, [{ kind: 'failed', category: 'off' }], 'kept'],
    ['mixed: 空号 is charged', RULES[2] as BillingRule, [{ kind: 'failed', category: 'number_dead' }], 'kept'],
    ['mixed: 关机 comes back', RULES[2] as BillingRule, [{ kind: 'failed', category: 'off' }], 'refund_due'],
    [
      'contradicting reports: delivered is charged',
      RULES[0] as BillingRule,
      [{ kind: 'delivered' }, { kind: 'failed', category: 'off' }],
      'spent',
    ],
    ['no report counts as charged', RULES[0] as BillingRule, [{ kind: 'no_report' }], 'assumed'],
    [
      'late failure after that comes back all the same',
      RULES[0] as BillingRule,
      [{ kind: 'no_report' }, { kind: 'failed', category: 'off' }],
      'refund_due',
    ],
    [
      'a refund without one due moves nothing',
      RULES[0] as BillingRule,
      [{ kind: 'decided', to: 'returned' }],
      'reserved',
    ],
    [
      'a refund twice is one',
      RULES[0] as BillingRule,
      [
        { kind: 'failed', category: 'off' },
        { kind: 'decided', to: 'returned' },
        { kind: 'decided', to: 'kept' },
      ],
      'returned',
    ],
    [
      'what came back stays back, whatever is reported later',
      RULES[0] as BillingRule,
      [{ kind: 'failed', category: 'off' }, { kind: 'decided', to: 'returned' }, { kind: 'delivered' }],
      'returned',
    ],
    ['refused: nothing is bound', RULES[0] as BillingRule, [{ kind: 'not_taken' }, { kind: 'no_report' }], 'available'],
  ])('%s', (_, rule, facts, account) => {
    expect(fold(facts, rule)).toBe(account);
  });
});

test('a charge is the fee, else the billed parts at our price, else the plan', () => {
  const planned = { cost: 100, parts: 2 };
  expect(chargeOf(planned, { fee: 45, billedParts: 1 })).toEqual({ amount: 45, parts: 1 });
  expect(chargeOf(planned, { fee: 0, billedParts: null })).toEqual({ amount: 0, parts: 2 });
  expect(chargeOf(planned, { fee: null, billedParts: 3 })).toEqual({ amount: 150, parts: 3 });
  expect(chargeOf(planned, { fee: null, billedParts: null })).toEqual({ amount: 100, parts: 2 });
  expect(chargeOf({ cost: 0, parts: 1 }, { fee: null, billedParts: 2 })).toEqual({ amount: 0, parts: 2 });
});
