const OFFSET = 8 * 3_600_000;

/** ms UTC → `2026-01-31 08:00:00` in Asia/Shanghai (UTC+8, no summer time since 1991). */
export const shanghaiText = (ms: number): string => new Date(ms + OFFSET).toISOString().slice(0, 19).replace('T', ' ');

/** `2026-01-31 08:00:00` in Asia/Shanghai → ms UTC; null when it is no such text. */
export function parseShanghai(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms - OFFSET;
}

/** Every day from one `YYYY-MM-DD` to another, both included; at most a year of them. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last && days.length < 366; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
