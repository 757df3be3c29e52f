import type { DayFigures, ReconciledDay } from '../../../shared/contract/costs.ts';

type Key = keyof DayFigures;
const KEYS: readonly Key[] = ['submitted', 'delivered', 'failed', 'billedParts', 'amount'];

/** Null once one of them does not say. */
function total(figures: readonly (DayFigures | null)[]): DayFigures {
  const sum = (key: Key): number | null =>
    figures.reduce<number | null>((all, one) => {
      const value = one?.[key] ?? null;
      return all === null || value === null ? null : all + value;
    }, 0);
  const [submitted, delivered, failed, billedParts, amount] = KEYS.map(sum);
  return {
    submitted: submitted ?? null,
    delivered: delivered ?? null,
    failed: failed ?? null,
    billedParts: billedParts ?? null,
    amount: amount ?? null,
  };
}

/** The days of a month as one row; the provider's side only over days of which it said something. */
export function monthOf(days: readonly ReconciledDay[], name: string): ReconciledDay {
  const told = days.filter(({ theirs }) => theirs !== null);
  return {
    day: name,
    ours: total(days.map(({ ours }) => ours)),
    theirs: told.length === 0 ? null : total(told.map(({ theirs }) => theirs)),
    source: null,
    difference: told.length === 0 ? null : total(told.map(({ difference }) => difference)),
    whys: [],
  };
}
