import type { Check } from '../../../shared/contract/channels.ts';
import type { ReadReply } from './read-reply.ts';

/** Records, windows and signatures go by the provider's clock. */
const TOLERANCE_MS = 120_000;

/** Ours minus the provider's, ms; null when its reply carried no Date. */
export const clockDrift = (reply: Pick<ReadReply, 'serverTime'>, now: number): number | null =>
  reply.serverTime === null ? null : now - reply.serverTime;

/** The check of the local clock against the reply's Date header; none where there is no such header. */
export function clockCheck(reply: Pick<ReadReply, 'serverTime'>, now: number): Check[] {
  const drift = clockDrift(reply, now);
  if (drift === null) return [];
  const close = Math.abs(drift) <= TOLERANCE_MS;
  return [{ item: 'clock', passed: close, code: close ? null : 'CLOCK_DRIFT', detail: String(drift) }];
}
