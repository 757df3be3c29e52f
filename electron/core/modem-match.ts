import type { PartReport, PartRow } from './modem-records.ts';

/** The centre's clock and ours may differ so much, ms. */
const DRIFT_MS = 10 * 60_000;
/** Networks keep a message for up to so long, ms. */
const LIFE_MS = 7 * 86_400_000;

/** The digits that tell two Chinese numbers apart: without +86, 0086 or 86 before a mobile number. */
export function bareNumber(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^00/, '');
  return /^861\d{10}$/.test(digits) ? digits.slice(2) : digits;
}

/** TP-ST as TS 23.040 §9.2.3.15 groups it. */
export function statusOf(status: number): 'delivered' | 'failed' | 'pending' {
  if (status < 0x20) return 'delivered';
  return status < 0x40 ? 'pending' : 'failed';
}

const isFinal = (part: PartRow): boolean => part.status !== null && statusOf(part.status) !== 'pending';
const apart = (part: PartRow, { takenAt, at }: PartReport): number => Math.abs(part.at - (takenAt ?? at));

/**
 * The part a status report speaks of, among those of its SIM and recipient: the one with its reference, by time where
 * the 8-bit reference came round again; otherwise the only part nobody knows about that left at that time.
 */
export function matchReport(parts: readonly PartRow[], report: PartReport): PartRow | null {
  const open = parts.filter(
    (part) =>
      bareNumber(part.number) === bareNumber(report.number) &&
      part.at <= report.at + DRIFT_MS &&
      report.at - part.at < LIFE_MS &&
      !isFinal(part),
  );
  const named = open.filter((part) => part.reference === report.reference);
  named.sort((a, b) => apart(a, report) - apart(b, report) || b.id - a.id);
  if (named[0] !== undefined) return named[0];
  const doubtful = open.filter(
    (part) =>
      part.reference === null &&
      (part.state === 'unknown' || part.state === 'writing') &&
      apart(part, report) <= DRIFT_MS,
  );
  return doubtful.length === 1 ? (doubtful[0] ?? null) : null;
}

/** What all parts together say of the message: delivered when all are, failed when one is; null = nothing to tell. */
export function messageStatus(
  parts: readonly PartRow[],
): { status: 'delivered' | 'failed' | 'pending'; code: string } | null {
  const total = parts[0]?.total ?? 0;
  const failed = parts.find(({ status }) => status !== null && statusOf(status) === 'failed');
  if (failed !== undefined) return { status: 'failed', code: `ST:${failed.status}` };
  if (parts.length < total || total === 0) return null;
  if (parts.every(({ status }) => status !== null && statusOf(status) === 'delivered')) {
    return { status: 'delivered', code: 'DELIVRD' };
  }
  return parts.every(({ state, status }) => state === 'accepted' || status !== null)
    ? { status: 'pending', code: '' }
    : null;
}
