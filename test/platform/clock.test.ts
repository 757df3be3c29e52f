import { describe, expect, it, vi } from 'vitest';
import { createClock } from '../../electron/platform/clock.ts';
import { createRandom } from '../../electron/platform/random.ts';

describe('the clock', () => {
  it('sleeps past the longest timer instead of waking at once', async () => {
    vi.useFakeTimers();
    try {
      const days = 40 * 86_400_000;
      let awake = false;
      const asleep = createClock()
        .sleep(days)
        .then(() => {
          awake = true;
        });
      await vi.advanceTimersByTimeAsync(days - 1);
      expect(awake).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await asleep;
    } finally {
      vi.useRealTimers();
    }
  });

  it('wakes when the signal aborts, also when it already has', async () => {
    const clock = createClock();
    const stop = new AbortController();
    const asleep = clock.sleep(3_600_000, stop.signal);
    stop.abort();
    await asleep;
    await clock.sleep(3_600_000, stop.signal);
  });
});

describe('randomness', () => {
  it('stays in [0, 1) and gives lower-case hex of the size asked for', () => {
    const random = createRandom();
    for (let n = 0; n < 1000; n++) {
      const x = random.next();
      expect(x >= 0 && x < 1).toBe(true);
    }
    expect(random.hex(8)).toMatch(/^[0-9a-f]{16}$/);
  });
});
