import type { Clock } from '../../../electron/platform/ports.ts';

export interface FakeClock extends Clock {
  /** moves wall and monotonic time; sleepers that are due wake */
  advance(ms: number): void;
  /** sets the wall clock alone, as a person or a time server does */
  jump(ms: number): void;
}

/** Time that moves only when a test says so. */
export function createFakeClock(start = Date.UTC(2026, 2, 4, 2)): FakeClock {
  let wall = start;
  let steady = 0;
  let sleepers: { due: number; wake: () => void }[] = [];

  return {
    now: () => wall,
    monotonic: () => steady,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted) return resolve();
        const sleeper = { due: steady + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            sleepers = sleepers.filter((other) => other !== sleeper);
            resolve();
          },
          { once: true },
        );
      }),
    advance(ms) {
      wall += ms;
      steady += ms;
      const due = sleepers.filter((sleeper) => sleeper.due <= steady);
      sleepers = sleepers.filter((sleeper) => sleeper.due > steady);
      for (const sleeper of due.sort((a, b) => a.due - b.due)) sleeper.wake();
    },
    jump(ms) {
      wall += ms;
    },
  };
}
