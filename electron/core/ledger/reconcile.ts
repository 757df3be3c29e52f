import type { DayFigures, ReconciledDay } from '../../../shared/contract/costs.ts';

/** One day by our own records. `parts` and `amount` are what we hold to be charged. */
export interface OurDay {
  day: string;
  submitted: number;
  delivered: number;
  failed: number;
  parts: number;
  amount: number;
  /** results nobody knows, those still waited for, and those that never came */
  unknown: number;
  waiting: number;
  noReport: number;
  /** 条 the provider billed beyond (or below) what we planned */
  extraParts: number;
  /** reports of that day that belong to no message of ours */
  orphans: number;
  /** submitted in the last or first ten minutes of the day: the provider may book them a day apart */
  aroundMidnight: number;
}

export interface TheirDay extends DayFigures {
  source: 'provider' | 'hand';
}

const minus = (theirs: number | null, ours: number | null): number | null =>
  theirs === null || ours === null ? null : theirs - ours;

/** Our day beside the provider's, with what may explain a difference; no difference, no explanation. */
export function reconcile(ours: OurDay, theirs: TheirDay | null): ReconciledDay {
  const own: DayFigures = {
    submitted: ours.submitted,
    delivered: ours.delivered,
    failed: ours.failed,
    billedParts: ours.parts,
    amount: ours.amount,
  };
  if (theirs === null) return { day: ours.day, ours: own, theirs: null, source: null, difference: null, whys: [] };
  const { source, ...figures } = theirs;
  const difference: DayFigures = {
    submitted: minus(figures.submitted, own.submitted),
    delivered: minus(figures.delivered, own.delivered),
    failed: minus(figures.failed, own.failed),
    billedParts: minus(figures.billedParts, own.billedParts),
    amount: minus(figures.amount, own.amount),
  };
  const differs = Object.values(difference).some((value) => value !== null && value !== 0);
  return { day: ours.day, ours: own, theirs: figures, source, difference, whys: differs ? whysOf(ours) : [] };
}

function whysOf(ours: OurDay): ReconciledDay['whys'] {
  const found: ReconciledDay['whys'] = [
    { why: 'unknown', count: ours.unknown },
    { why: 'waiting', count: ours.waiting },
    { why: 'no_report', count: ours.noReport },
    { why: 'parts', count: Math.abs(ours.extraParts) },
    { why: 'orphans', count: ours.orphans },
    { why: 'midnight', count: ours.aroundMidnight },
  ];
  const known = found.filter(({ count }) => count > 0);
  return known.length > 0 ? known : [{ why: 'elsewhere', count: 0 }];
}
