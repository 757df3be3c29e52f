import type { Schedule } from '../../../shared/contract/compose.ts';
import type { CampaignRow } from '../../storage/campaign-store.ts';

/** A start missed by more is asked about, never made up silently. */
const MISSED_START_MS = 30 * 60_000;

export type StartDecision = { kind: 'wait' } | { kind: 'start' } | { kind: 'missed' };

/** Whether a scheduled campaign may begin: its time has come and the hold is over. `now` in ms UTC. */
export function decideStart(row: Pick<CampaignRow, 'startAt' | 'holdUntil' | 'createdAt'>, now: number): StartDecision {
  const due = Math.max(row.startAt ?? row.createdAt, row.holdUntil ?? 0);
  if (now < due) return { kind: 'wait' };
  return now - due > MISSED_START_MS ? { kind: 'missed' } : { kind: 'start' };
}

/**
 * How many messages of a campaign in lots may still leave, and when the next lot opens (ms UTC).
 * `claimed` counts what has left the queue so far; other schedules have no limit.
 */
export function lotAllowance(
  schedule: Schedule,
  startAt: number,
  claimed: number,
  now: number,
): { left: number; nextAt: number } {
  if (schedule.mode !== 'lots') return { left: Number.POSITIVE_INFINITY, nextAt: now };
  const every = schedule.everyMinutes * 60_000;
  const opened = Math.max(0, Math.floor((now - startAt) / every) + 1);
  return { left: Math.max(0, opened * schedule.size - claimed), nextAt: startAt + opened * every };
}
