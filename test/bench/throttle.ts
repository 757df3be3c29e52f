import { createThrottle, reserve } from '../../electron/core/throttle.ts';
import type { BenchRow } from './row.ts';

const RATES = [10, 50, 200, 1000];

/** Starts at the given rate for so many seconds, on real timers; the times of all starts, ms. */
async function drive(rate: number, seconds: number): Promise<number[]> {
  let throttle = createThrottle({ rate, burst: 1 });
  const starts: number[] = [];
  const began = performance.now();
  for (;;) {
    const now = performance.now();
    if (now - began >= seconds * 1000) return starts;
    const { state, at } = reserve(throttle, 1, now);
    throttle = state;
    if (at === now) starts.push(now);
    else await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}

/** Most starts in any window [t, t + 1000 ms). */
export function worstSecond(starts: readonly number[]): number {
  let worst = 0;
  let first = 0;
  starts.forEach((at, i) => {
    while (at - (starts[first] as number) >= 1000) first++;
    worst = Math.max(worst, i - first + 1);
  });
  return worst;
}

/** Every rate one after another; THROTTLE_SECONDS shortens a trial. */
export async function run(seconds = Number(process.env.THROTTLE_SECONDS ?? 20)): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const rate of RATES) {
    const starts = await drive(rate, seconds);
    const worst = worstSecond(starts);
    const mean = starts.length / seconds;
    rows.push(
      {
        name: `throttle at ${rate}/s: worst one-second window`,
        ours: worst,
        theirs: rate,
        ratio: worst / rate,
        reach: { at: 1, better: 'lower' },
        unit: 'messages',
      },
      {
        name: `throttle at ${rate}/s: distance of the mean from the limit`,
        ours: mean,
        theirs: rate,
        ratio: Math.abs(mean / rate - 1),
        reach: { at: 0.01, better: 'lower' },
        unit: 'messages/s',
      },
    );
  }
  return rows;
}
