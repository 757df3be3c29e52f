import type { OurDay, TheirDay } from './reconcile.ts';

/** What of one day's submissions failed and should come back. */
export interface DueDay {
  day: string;
  /** 厘 */
  amount: number;
  parts: number;
  messages: number;
}

/**
 * The days, oldest first, whose refunds make up what a purse holds beyond what the ledger expects; `surplus` is kept as
 * the balance is, 厘 or 条. Providers give back by day of submission, and a top-up that nobody entered is not taken for
 * refunds: only a sum that is met exactly says something; without one nothing is shown.
 */
export function paidDays(due: readonly DueDay[], surplus: number, kind: 'money' | 'parts'): DueDay[] {
  const paid: DueDay[] = [];
  let sum = 0;
  for (const one of [...due].sort((a, b) => a.day.localeCompare(b.day))) {
    paid.push(one);
    sum += kind === 'parts' ? one.parts : one.amount;
    if (sum === surplus && sum > 0) return paid;
  }
  return [];
}

/** Every result of the day is known: what is open may be charged yet, and of what was never told nobody knows. */
export const isSettled = ({ waiting, unknown, noReport }: OurDay): boolean => waiting + unknown + noReport === 0;

/**
 * The days of which the provider's own figures hold every submission of ours and bill no more than what we hold to be
 * charged beside the failures: those are off its bill. A day with results still open or never told says nothing, nor does
 * a figure read off the console by hand (the owner who reads it there settles by hand).
 */
export function unbilledDays(
  due: readonly DueDay[],
  ours: readonly OurDay[],
  theirs: readonly (TheirDay & { day: string })[],
): DueDay[] {
  return due.filter(({ day }) => {
    const own = ours.find((one) => one.day === day);
    const said = theirs.find((one) => one.day === day);
    if (own === undefined || said === undefined || said.source !== 'provider') return false;
    return (
      isSettled(own) &&
      (said.submitted ?? 0) >= own.submitted &&
      said.billedParts !== null &&
      said.billedParts <= own.parts
    );
  });
}
