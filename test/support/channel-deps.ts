import type { ChannelDeps } from '../../electron/channels/channel.ts';
import type { Clock, Http } from '../../electron/platform/ports.ts';

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock that moves only when told to; sleeping takes no time. */
function fakeClock(start: number): FakeClock {
  let now = start;
  return {
    now: () => now,
    monotonic: () => now - start,
    sleep: async () => undefined,
    advance: (ms) => {
      now += ms;
    },
  };
}

const noHttp: Http = {
  request: async () => ({ kind: 'not_sent', code: 'NO_NETWORK_IN_TESTS' }),
  close: async () => undefined,
};

/** Everything a channel is given, in memory. `failState` makes writing its state fail, as a full disk does. */
export function fakeDeps(http: Http = noHttp) {
  const values = new Map<string, string>();
  let failing = false;
  let writes = 0;
  const clock = fakeClock(Date.UTC(2026, 5, 1, 2, 0, 0));
  const deps: ChannelDeps = {
    clock,
    http,
    random: { next: () => 0.5, hex: (bytes) => 'ab'.repeat(bytes) },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    state: {
      get: async (key) => values.get(key) ?? null,
      set: async (key, value) => {
        if (failing) throw new Error('disk full');
        writes += 1;
        values.set(key, value);
      },
    },
  };
  return {
    ...deps,
    clock,
    failState: (on: boolean) => {
      failing = on;
    },
    stateSize: () => values.size,
    writes: () => writes,
  };
}
