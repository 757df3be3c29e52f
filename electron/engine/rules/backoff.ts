/** A provider's Retry-After is believed up to here, ms. */
export const RETRY_AFTER_CAP_MS = 10 * 60_000;

/**
 * Growing pause after the n-th failure in a row (n from 1): doubles from `base` to `cap`, less up to a quarter of jitter.
 * `random` is 0 ≤ x < 1; the result is whole ms.
 */
export function backoff(n: number, base: number, cap: number, random: number): number {
  const full = Math.min(cap, base * 2 ** Math.min(30, n - 1));
  return Math.round(full * (1 - random / 4));
}
