import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { ModemRow, SimUsage } from './modem-records.ts';

export const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

type Limits = Pick<ModemRow, 'hourCap' | 'dayCap' | 'quietFrom' | 'quietTo'>;

/** Parts a SIM may still send now, and when that may change. */
export interface Room {
  left: number;
  /** ms; meaningful where `left` is 0 */
  nextAt: number;
  /** which limit leaves no room */
  why?: 'quiet' | 'day_cap' | 'hour_cap';
}

/** When the quiet hours the instant lies in end; null = they do not rule now. Minutes of the Shanghai day. */
function quietUntil({ quietFrom, quietTo }: Limits, now: number): number | null {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return null;
  const day = startOfShanghaiDay(now);
  const minute = Math.floor((now - day) / MINUTE_MS);
  if (quietFrom < quietTo) {
    return minute >= quietFrom && minute < quietTo ? day + quietTo * MINUTE_MS : null;
  }
  // over midnight
  if (minute >= quietFrom) return day + DAY_MS + quietTo * MINUTE_MS;
  return minute < quietTo ? day + quietTo * MINUTE_MS : null;
}

/**
 * The caps of one SIM: parts in any hour, parts of the Shanghai day, quiet hours. A message of `parts` parts begins only
 * where all of them fit; one longer than the whole cap begins when nothing was sent yet.
 */
export function roomOf(limits: Limits, usage: SimUsage, parts: number, now: number): Room {
  const quiet = quietUntil(limits, now);
  if (quiet !== null) return { left: 0, nextAt: quiet, why: 'quiet' };
  const tomorrow = startOfShanghaiDay(now) + DAY_MS;
  const fits = (used: number, cap: number): boolean => used + parts <= cap || used === 0;
  if (!fits(usage.day, limits.dayCap)) return { left: 0, nextAt: tomorrow, why: 'day_cap' };
  if (!fits(usage.hour, limits.hourCap)) return { left: 0, nextAt: (usage.oldest ?? now) + HOUR_MS, why: 'hour_cap' };
  return { left: Math.max(parts, Math.min(limits.dayCap - usage.day, limits.hourCap - usage.hour)), nextAt: now };
}
