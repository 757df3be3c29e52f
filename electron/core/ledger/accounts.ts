/**
 * Where the money of one attempt sits. SQLite keeps the index: never reorder, only append.
 * `available` 可用 (nothing of it is bound) · `reserved` 预扣 · `assumed` 按已扣计 (no report came: counted as charged) ·
 * `spent` 已确认 · `refund_due` 应返 · `returned` 已返 · `kept` 不返 · `outside` where top-ups come from.
 */
export const ACCOUNTS = [
  'available',
  'reserved',
  'assumed',
  'spent',
  'refund_due',
  'returned',
  'kept',
  'outside',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export const accountCode = (account: Account): number => ACCOUNTS.indexOf(account);
export function accountOfCode(code: number): Account {
  const account = ACCOUNTS[code];
  if (account === undefined) throw new RangeError(`no account ${code}`);
  return account;
}

/** 成功计费 failures come back · 提交计费 nothing does · mixed: by the category of the failure. */
export interface BillingRule {
  billing: 'delivered' | 'submitted' | 'mixed';
  /** with `mixed`: categories of carrier codes that are charged although they failed, e.g. `number_dead` */
  chargedFailures: readonly string[];
}

/** One thing learned about an attempt. */
export type MoneyFact =
  | { kind: 'left' } // written down as submitted, or about to be
  | { kind: 'not_taken' } // refused, or never left: nothing was charged
  | { kind: 'no_report' } // none came within the time providers keep them, or it was sent again meanwhile
  | { kind: 'failed'; category: string }
  | { kind: 'delivered' }
  | { kind: 'decided'; to: 'returned' | 'kept' };

/**
 * Facts only ever lift an attempt's money in this order, so the end is the highest of them whatever came first:
 * delivered is charged although a failure was reported too; of two failures the one that is charged counts; what came
 * back stays back.
 */
const RANK: Record<Exclude<Account, 'outside'>, number> = {
  reserved: 1,
  assumed: 2,
  refund_due: 3,
  kept: 4,
  spent: 5,
  returned: 6,
  available: 7,
};

function accountFor(fact: MoneyFact, rule: BillingRule): Exclude<Account, 'outside'> {
  switch (fact.kind) {
    case 'left':
      return 'reserved';
    case 'not_taken':
      return 'available';
    case 'no_report':
      return 'assumed';
    case 'failed':
      return isCharged(fact.category, rule) ? 'kept' : 'refund_due';
    case 'delivered':
      return 'spent';
    case 'decided':
      return fact.to;
  }
}

/** Whether a failure of that category is charged for good (mixed rules: safety.md §2.4, provider pages in providers.md §6). */
export function isCharged(category: string, { billing, chargedFailures }: BillingRule): boolean {
  return billing === 'submitted' || (billing === 'mixed' && chargedFailures.includes(category));
}

/**
 * The account after one more fact; the same account when it changes nothing. A decision about a refund needs one that
 * is due: without, nothing moves. Money that never left stays where it is.
 */
export function accountAfter(account: Account, fact: MoneyFact, rule: BillingRule): Account {
  if (account === 'available' || account === 'outside') return fact.kind === 'left' ? 'reserved' : account;
  if (fact.kind === 'decided' && account !== 'refund_due') return account;
  if (fact.kind === 'not_taken') return account === 'reserved' ? 'available' : account;
  const next = accountFor(fact, rule);
  return RANK[next] > RANK[account] ? next : account;
}

/**
 * 条 of one attempt by all the provider has said of it; null = nothing new. Answers and reports may contradict each other
 * and come in any order: the largest count stands, so that the end is the same and no bill comes as a surprise.
 */
export const newlyBilled = (known: number | null, said: number | null): number | null =>
  said !== null && said > (known ?? -1) ? said : null;

/**
 * 厘 for one attempt: the provider's own fee, else the parts it billed at our price, else what was planned. The price
 * of a part is the planned cost over the planned parts, so tiers and packages carry over.
 */
export function chargeOf(
  planned: { cost: number; parts: number },
  said: { fee: number | null; billedParts: number | null },
): { amount: number; parts: number } {
  const parts = said.billedParts ?? planned.parts;
  if (said.fee !== null) return { amount: Math.max(0, said.fee), parts };
  if (said.billedParts === null || planned.parts === 0) return { amount: planned.cost, parts };
  return { amount: Math.round((planned.cost * said.billedParts) / planned.parts), parts };
}
