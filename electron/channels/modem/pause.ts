import type { Clock } from '../../platform/ports.ts';

/** A wait somebody may end early; a wake while nobody waits ends the next wait at once. */
export function createPause(clock: Clock) {
  let abort: AbortController | null = null;
  let woken = false;
  return {
    wake(): void {
      woken = true;
      abort?.abort();
    },
    async wait(ms: number): Promise<void> {
      if (!woken) {
        abort = new AbortController();
        await clock.sleep(ms, abort.signal);
        abort = null;
      }
      woken = false;
    },
  };
}
