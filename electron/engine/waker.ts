import type { Clock } from '../platform/ports.ts';

/** A loop's pause that can be cut short: by new work, or for good by `stop`. */
export interface Waker {
  /** resolves after ms or at the next `wake`; at once when one came since the last wait */
  wait(ms: number): Promise<void>;
  wake(): void;
  stop(): void;
  readonly stopped: boolean;
}

export function createWaker(clock: Clock): Waker {
  let pending = false;
  let stopped = false;
  let current: AbortController | null = null;

  const cut = () => {
    pending = true;
    current?.abort();
  };
  return {
    async wait(ms) {
      if (!pending && !stopped) {
        current = new AbortController();
        await clock.sleep(ms, current.signal);
        current = null;
      }
      pending = false;
    },
    wake: cut,
    stop() {
      stopped = true;
      cut();
    },
    get stopped() {
      return stopped;
    },
  };
}
