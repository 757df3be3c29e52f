const iso = (ms: number): string => new Date(ms + 28_800_000).toISOString();

/** `2026-01-31 18:00:00` as the clock stands in Shanghai. */
export const shanghaiText = (ms: number): string => iso(ms).slice(0, 19).replace('T', ' ');

/** `20260131180000` */
export const shanghaiDigits = (ms: number): string => iso(ms).slice(0, 19).replace(/\D/g, '');

export const shanghaiHour = (ms: number): number => new Date(ms + 28_800_000).getUTCHours();

/** ms of `2026-01-31 18:00:00` or `20260131[18[00[00]]]` in Shanghai; NaN when it is neither. */
export function fromShanghai(text: string): number {
  const digits = text.replace(/[-: T]/g, '');
  if (!/^\d{8}(\d\d){0,3}$/.test(digits)) return Number.NaN;
  const [year, month, day, hour, minute, second] = [4, 2, 2, 2, 2, 2].map((_, i) =>
    Number((i === 0 ? digits.slice(0, 4) : digits.slice(2 + 2 * i, 4 + 2 * i)) || 0),
  ) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) - 28_800_000;
}
