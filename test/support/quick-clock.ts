import { createClock } from '../../electron/platform/clock.ts';
import type { Clock } from '../../electron/platform/ports.ts';

/** Real time so many times over: waits are shorter by that, what works takes as long as it takes. */
export function createQuickClock(times: number): Clock {
  const real = createClock();
  const wall = real.now();
  const steady = real.monotonic();
  const passed = () => (real.monotonic() - steady) * times;
  return {
    now: () => Math.floor(wall + passed()),
    monotonic: passed,
    sleep: (ms, signal) => real.sleep(ms / times, signal),
  };
}
