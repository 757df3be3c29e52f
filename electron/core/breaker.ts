import type { Breaker } from '../../shared/contract/channels.ts';
import type { Carrier } from '../../shared/contract/contacts.ts';

/** Results looked back on, and how many of them failing for one reason hold the carrier. */
const WINDOW = 50;
const FAILURES = 30;
/** How long a carrier is held before a few are let through, ms. */
export const HOLD_MS = 30 * 60_000;
/** Messages let through then, and how many failures of them hold the carrier again. */
const PROBES = 20;
const PROBE_FAILURES = 5;

interface Open {
  breaker: Breaker;
  /** let through since `until`, and how many of those failed for a reason of the channel */
  probed: number;
  failed: number;
}
/** Where a result was learned: the provider's answer to a submission, or a delivery report. */
type Stage = 'submission' | 'report';
/** newest last; null = went through, or failed for a reason of the recipient's own */
type Recent = readonly (string | null)[];
interface OneCarrier {
  /** looked at apart: what is taken is reported on later, and would otherwise count twice */
  recent: Readonly<Record<Stage, Recent>>;
  open: Open | null;
}

/** What one channel has met with each carrier. Every function is pure; times are ms UTC. */
export type Breakers = ReadonlyMap<Carrier, OneCarrier>;
export type BreakerChange = { kind: 'opened'; breaker: Breaker } | { kind: 'closed'; carrier: Carrier };

const NOTHING: OneCarrier['recent'] = { submission: [], report: [] };
const FRESH: OneCarrier = { recent: NOTHING, open: null };

/** From what was kept across a restart. */
export const restoreBreakers = (kept: readonly Breaker[]): Breakers =>
  new Map(kept.map((breaker) => [breaker.carrier, { recent: NOTHING, open: { breaker, probed: 0, failed: 0 } }]));

function tripped(carrier: Carrier, recent: Recent, now: number): Breaker | null {
  const counts = new Map<string, number>();
  for (const reason of recent) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const [reason, failures] of counts) {
    if (failures < FAILURES) continue;
    return { carrier, reason, failures, seen: recent.length, openedAt: now, until: now + HOLD_MS };
  }
  return null;
}

/**
 * Takes note of one result: `reason` is why it failed where that lies with the channel and the carrier, null where
 * it went through or the recipient was the reason. While a carrier is held, results of what left before say nothing new,
 * and only a report frees it: being taken is not arriving.
 */
export function noteResult(
  breakers: Breakers,
  { carrier, reason, now, stage = 'report' }: { carrier: Carrier; reason: string | null; now: number; stage?: Stage },
): { breakers: Breakers; change: BreakerChange | null } {
  const one = breakers.get(carrier) ?? FRESH;
  const put = (next: OneCarrier): Breakers => new Map(breakers).set(carrier, next);
  if (one.open === null) {
    const recent = [...one.recent[stage], reason].slice(-WINDOW);
    const breaker = tripped(carrier, recent, now);
    if (breaker === null) {
      return { breakers: put({ recent: { ...one.recent, [stage]: recent }, open: null }), change: null };
    }
    const open = { breaker, probed: 0, failed: 0 };
    return { breakers: put({ recent: NOTHING, open }), change: { kind: 'opened', breaker } };
  }
  const { breaker, probed, failed } = one.open;
  if (now < breaker.until || probed === 0 || (stage === 'submission' && reason === null))
    return { breakers, change: null };
  if (reason === null) return { breakers: put(FRESH), change: { kind: 'closed', carrier } };
  if (failed + 1 < PROBE_FAILURES) {
    return { breakers: put({ ...one, open: { ...one.open, failed: failed + 1 } }), change: null };
  }
  const again = { ...breaker, reason, failures: failed + 1, seen: probed, openedAt: now, until: now + HOLD_MS };
  const open = { breaker: again, probed: 0, failed: 0 };
  return { breakers: put({ ...one, open }), change: { kind: 'opened', breaker: again } };
}

/** Whether refusals are among the latest submissions: only then is it worth noting what went through. */
export const sawRefusals = (breakers: Breakers): boolean =>
  [...breakers.values()].some(({ recent }) => recent.submission.some((reason) => reason !== null));

/** A trial nobody ever answered is begun anew after another hold. */
const isStale = ({ breaker, probed }: Open, now: number): boolean => probed >= PROBES && now >= breaker.until + HOLD_MS;

/** How many messages of each held carrier may leave now; carriers not named are free. */
export function allowances(breakers: Breakers, now: number): Partial<Record<Carrier, number>> {
  const allowed: Partial<Record<Carrier, number>> = {};
  for (const [carrier, { open }] of breakers) {
    if (open === null) continue;
    if (now < open.breaker.until) allowed[carrier] = 0;
    else allowed[carrier] = isStale(open, now) ? PROBES : Math.max(0, PROBES - open.probed);
  }
  return allowed;
}

/** When the held ones may be looked at again: the first carrier's time, or a while for those on trial. */
export function heldUntil(breakers: Breakers, now: number, trialMs: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { open } of breakers.values()) {
    if (open !== null) first = Math.min(first, now < open.breaker.until ? open.breaker.until : now + trialMs);
  }
  return first;
}

/** Messages of that carrier left; those of a held one count as its trial. */
export function noteTaken(breakers: Breakers, carrier: Carrier, now: number): Breakers {
  const one = breakers.get(carrier);
  if (one === undefined || one.open === null || now < one.open.breaker.until) return breakers;
  const { breaker, probed } = one.open;
  const open = isStale(one.open, now)
    ? { breaker: { ...breaker, until: now }, probed: 1, failed: 0 }
    : { ...one.open, probed: probed + 1 };
  return new Map(breakers).set(carrier, { ...one, open });
}

/** A person lets the carrier through again. */
export function reopen(breakers: Breakers, carrier: Carrier): Breakers {
  const next = new Map(breakers);
  next.delete(carrier);
  return next;
}

/** Failures that lie with the recipient or the hour say nothing against the channel. */
const PERSONAL: ReadonlySet<string> = new Set([
  'ok',
  'pending',
  'number_dead',
  'suspended',
  'unreachable',
  'expired',
  'handset',
  'blacklist',
  'unsub',
  'freq',
]);

/** The reason a failed report counts under: its category, or the raw code where the category says too little. */
export function breakerReason(code: string, category: string): string | null {
  if (PERSONAL.has(category)) return null;
  return category === 'unknown' || category === 'rejected' ? code : category;
}
