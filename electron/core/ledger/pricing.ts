import type { CostRules, PricePackage } from '../../../shared/contract/costs.ts';

export type PriceRules = Pick<CostRules, 'tiers' | 'packages'> & {
  /** 厘 a 条 before any tier */
  price: number;
};
/** 条 charged on one day (Asia/Shanghai), whatever came back already taken off. */
export interface DayParts {
  day: string;
  parts: number;
}

export interface PackageState extends PricePackage {
  used: number;
  /** can still be drawn on today */
  usable: boolean;
}

/** Packages in the order they are used, with what is gone of each; 条 of this month that no package paid for. */
export interface PriceState {
  packages: PackageState[];
  monthParts: number;
}

const isGood = ({ from, until }: PricePackage, day: string): boolean => from <= day && day <= until;

/**
 * Replays what was charged, day by day: packages first, the one that expires first before the others (the later bought
 * one last), then the month's volume. What came back on a day is used up by the days after it.
 */
export function priceState(rules: PriceRules, usage: readonly DayParts[], today: string): PriceState {
  const packages = rules.packages
    .map((one) => ({ ...one, used: 0, usable: false }))
    .sort((a, b) => a.until.localeCompare(b.until) || a.from.localeCompare(b.from));
  const month = today.slice(0, 7);
  let monthParts = 0;
  let back = 0;
  for (const { day, parts } of [...usage].sort((a, b) => a.day.localeCompare(b.day))) {
    let left = parts + back;
    back = Math.min(0, left);
    left = Math.max(0, left);
    for (const one of packages) {
      if (left === 0 || !isGood(one, day)) continue;
      const taken = Math.min(left, one.parts - one.used);
      one.used += taken;
      left -= taken;
    }
    if (day.startsWith(month)) monthParts += left;
  }
  for (const one of packages) one.usable = isGood(one, today) && one.used < one.parts;
  return { packages, monthParts };
}

/** Marginal price (厘) of 条 number `n` (1-based) of a month. */
function tierPrice({ tiers, price }: PriceRules, n: number): number {
  let found = price;
  let from = 0;
  for (const tier of tiers) {
    if (n < tier.from || tier.from < from) continue;
    found = tier.price;
    from = tier.from;
  }
  return found;
}

/** Ends of the stretches of equal price beyond `n`, ascending. */
const boundaries = ({ tiers }: PriceRules, n: number): number[] =>
  tiers
    .map(({ from }) => from)
    .filter((from) => from > n)
    .sort((a, b) => a - b);

/**
 * What the next `n` 条 cost together, 厘: cumulative, so that the cost of the 条 from a to b is `quote(b) − quote(a)` and
 * every split of a campaign adds up to the whole. A package of P 条 for X costs exactly X once all of it is used.
 */
export function createQuote(rules: PriceRules, state: PriceState): (parts: number) => number {
  const packages = state.packages.filter(({ usable }) => usable);
  if (packages.length === 0 && rules.tiers.length === 0) return (parts) => parts * rules.price;
  const share = ({ price, parts }: PackageState, used: number): number => Math.floor((price * used) / parts);
  const ends = boundaries(rules, state.monthParts + 1);

  function byVolume(parts: number): number {
    let at = state.monthParts;
    const last = at + parts;
    let sum = 0;
    for (const end of [...ends, Number.POSITIVE_INFINITY]) {
      const stop = Math.min(last, end - 1);
      if (stop > at) {
        sum += (stop - at) * tierPrice(rules, at + 1);
        at = stop;
      }
      if (at === last) break;
    }
    return sum;
  }

  return (parts) => {
    let left = parts;
    let sum = 0;
    for (const one of packages) {
      const taken = Math.min(left, one.parts - one.used);
      sum += share(one, one.used + taken) - share(one, one.used);
      left -= taken;
      if (left === 0) return sum;
    }
    return sum + byVolume(left);
  };
}

/** What in the rules contradicts itself; keys under `costs.rules.wrong.`. */
export type RuleProblem = 'tier_twice' | 'package_dates' | 'stop_above_warn' | 'day_above_month';

export function ruleProblem(rules: CostRules): RuleProblem | null {
  const froms = rules.tiers.map(({ from }) => from);
  if (new Set(froms).size < froms.length) return 'tier_twice';
  if (rules.packages.some(({ from, until }) => from > until)) return 'package_dates';
  const { warnBelow, stopBelow, capDay, capMonth } = rules;
  if (warnBelow !== null && stopBelow !== null && stopBelow > warnBelow) return 'stop_above_warn';
  if (capDay !== null && capMonth !== null && capDay > capMonth) return 'day_above_month';
  return null;
}
