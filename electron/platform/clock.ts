import { performance } from 'node:perf_hooks';
import type { Clock } from './ports.ts';

/** `setTimeout` beyond 24.8 days fires at once: longer sleeps are cut into pieces. */
const LONGEST_TIMER_MS = 2_000_000_000;

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
  });

export const createClock = (): Clock => ({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    let left = ms;
    while (left > 0 && !signal?.aborted) {
      const piece = Math.min(left, LONGEST_TIMER_MS);
      await pause(piece, signal);
      left -= piece;
    }
  },
});
