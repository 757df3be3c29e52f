import type { FakeClock } from './fake-clock.ts';

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Waits for a condition by letting real I/O run and fake time pass in small steps; fails with `what` after `realMs`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { clock, stepMs = 50, realMs = 20_000 }: { clock?: FakeClock; stepMs?: number; realMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + realMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await breath();
    clock?.advance(stepMs);
  }
}

/** Lets fake time pass step by step, with real I/O in between. */
export async function pass(clock: FakeClock, ms: number, stepMs = 250): Promise<void> {
  for (let done = 0; done < ms; done += stepMs) {
    clock.advance(Math.min(stepMs, ms - done));
    for (let i = 0; i < 4; i += 1) await breath();
  }
}
