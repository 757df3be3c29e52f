/** Business time is Asia/Shanghai, fixed +08:00 (no summer time since 1991), whatever the PC's zone says. Times are ms UTC. */

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** The calendar day there, `YYYY-MM-DD`. */
export function shanghaiDay(ms: number): string {
  return new Date(ms + OFFSET).toISOString().slice(0, 10);
}

/** Midnight there of the day that holds `ms`. */
export function startOfShanghaiDay(ms: number): number {
  return Math.floor((ms + OFFSET) / DAY) * DAY - OFFSET;
}

/** Minutes since midnight there, 0–1439. */
export function minutesOfDay(ms: number): number {
  return Math.floor((ms - startOfShanghaiDay(ms)) / MINUTE);
}

/**
 * Whether `from` ≤ time of day < `to` (minutes; `to` may be 1440). `from` > `to` runs over midnight; equal ends mean the
 * whole day.
 */
export function insideWindow(ms: number, from: number, to: number): boolean {
  const minute = minutesOfDay(ms);
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** `ms` when inside the window, otherwise the next opening. */
export function nextWindow(ms: number, from: number, to: number): number {
  if (insideWindow(ms, from, to)) return ms;
  const opening = startOfShanghaiDay(ms) + from * MINUTE;
  return opening >= ms ? opening : opening + DAY;
}

/** `2026-11-22 09:05` there, for logs of people, files and the command line. */
export function shanghaiTime(ms: number): string {
  return new Date(ms + OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}
