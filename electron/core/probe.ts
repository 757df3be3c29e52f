import type { Carrier } from '../../shared/contract/contacts.ts';
import { carrierOf } from '../../shared/domain/phone.ts';
import type { MessageState } from '../../shared/domain/status.ts';

/**
 * 探路: the first `perCarrier` numbers of each carrier, the owner's own ones before all others. Null when that would be
 * everybody: then there is nothing to hold back.
 */
export function pickAhead(numbers: readonly string[], own: readonly string[], perCarrier: number): string[] | null {
  const wanted = new Set(own);
  const taken = new Map<Carrier, number>();
  const ahead: string[] = [];
  const take = (number: string): void => {
    const carrier = carrierOf(number);
    const n = taken.get(carrier) ?? 0;
    if (n >= perCarrier) return;
    taken.set(carrier, n + 1);
    ahead.push(number);
  };
  for (const number of numbers) if (wanted.has(number)) take(number);
  for (const number of numbers) if (!wanted.has(number)) take(number);
  return ahead.length === numbers.length ? null : ahead;
}

export interface ProbeCount {
  carrier: Carrier;
  /** those that count: neither left out nor cancelled */
  sent: number;
  delivered: number;
  /** reported as failed, or refused */
  failed: number;
}

interface Ahead {
  number: string;
  state: MessageState;
  submittedAt: number | null;
}

/** The numbers that went ahead, by carrier. */
export function countProbe(messages: readonly Ahead[]): ProbeCount[] {
  const rows = new Map<Carrier, ProbeCount>();
  for (const { number, state } of messages) {
    if (state === 'excluded' || state === 'cancelled') continue;
    const carrier = carrierOf(number);
    const row = rows.get(carrier) ?? { carrier, sent: 0, delivered: 0, failed: 0 };
    row.sent += 1;
    if (state === 'delivered') row.delivered += 1;
    else if (state === 'failed' || state === 'rejected') row.failed += 1;
    rows.set(carrier, row);
  }
  return [...rows.values()];
}

/** The latest instant to know, ms UTC; null while one of them has not left yet. */
export function probeDeadline(messages: readonly Ahead[], minutes: number): number | null {
  let last = 0;
  for (const { state, submittedAt } of messages) {
    if (state === 'queued' || state === 'submitting') return null;
    last = Math.max(last, submittedAt ?? 0);
  }
  return last + minutes * 60_000;
}

/**
 * Whether the rest may follow. Every carrier must see `share` percent of its numbers delivered; the first that no longer
 * can, or the deadline, stops the campaign. Nobody left to judge by (all left out since) lets the rest go.
 */
export function judgeProbe(
  messages: readonly Ahead[],
  { share, minutes }: { share: number; minutes: number },
  now: number,
): 'wait' | 'release' | 'stop' {
  const counts = countProbe(messages);
  const needed = (sent: number): number => Math.ceil((sent * share) / 100);
  if (counts.some(({ sent, failed }) => sent - failed < needed(sent))) return 'stop';
  if (counts.every(({ sent, delivered }) => delivered >= needed(sent))) return 'release';
  const deadline = probeDeadline(messages, minutes);
  return deadline !== null && now >= deadline ? 'stop' : 'wait';
}

/** `移动 2/5 · 联通 0/5` as raw figures for the pause's detail: carrier delivered/sent. */
export const probeDetail = (counts: readonly ProbeCount[]): string =>
  counts.map(({ carrier, delivered, sent }) => `${carrier} ${delivered}/${sent}`).join(' ');
