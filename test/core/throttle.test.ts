import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchLimit, changeLimits, confirm, createThrottle, reserve } from '../../electron/core/throttle.ts';

interface Run {
  rate: number;
  burst: number;
  batch: number;
  seconds: number;
  /** ms the n-th timer fires late */
  late: (n: number) => number;
  /** ms the n-th batch keeps the loop busy before it asks again */
  busy?: (n: number) => number;
  /** ms the loop is held up between asking and leaving */
  held?: (n: number) => number;
}

/** A loop with unlimited demand on timers that fire late; the times of all starts. */
function simulate({ rate, burst, batch, seconds, late, busy = () => 0, held = () => 0 }: Run): number[] {
  let throttle = createThrottle({ rate, burst });
  const starts: number[] = [];
  let now = 1000;
  for (let n = 0; now < 1000 + seconds * 1000; n++) {
    const { state, at } = reserve(throttle, batch, now);
    throttle = state;
    if (at > now) now = at + late(n);
    else {
      now += held(n);
      for (let i = 0; i < batch; i++) starts.push(now);
      now += held(n + 1);
      throttle = confirm(throttle, now);
      now += busy(n);
    }
  }
  return starts;
}

function worstSecond(starts: number[]): number {
  let worst = 0;
  let first = 0;
  starts.forEach((at, i) => {
    while (at - starts[first]! >= 1000) first++;
    worst = Math.max(worst, i - first + 1);
  });
  return worst;
}

const rates = fc.oneof(fc.integer({ min: 10, max: 1200 }), fc.constantFrom(10, 50, 200, 1000, 2000));
const delays = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 50 });
const cycle = (values: number[]) => (n: number) => values[n % values.length]!;

describe('the throttle', () => {
  it('never lets a second hold more than the limit, however late the timers, busy the loop and held up what leaves', () => {
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 100 }),
        delays(60),
        delays(20),
        delays(20),
        (rate, burst, wanted, late, busy, held) => {
          const batch = batchLimit(rate, wanted);
          const slow = { late: cycle(late), busy: cycle(busy), held: cycle(held) };
          const starts = simulate({ rate, burst, batch, seconds: 4, ...slow });
          expect(worstSecond(starts)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps the mean within 1 % over 20 s while timers are up to 5 ms late', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 100 }), delays(5), (rate, wanted, late) => {
        const batch = batchLimit(rate, wanted);
        const starts = simulate({ rate, burst: 1, batch, seconds: 20, late: cycle(late) });
        // one batch is the grain of the measure
        expect(Math.abs(starts.length - 20 * rate)).toBeLessThanOrEqual(0.01 * 20 * rate + batch);
        expect(worstSecond(starts)).toBeLessThanOrEqual(rate);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    { rate: 50, batch: 1 },
    { rate: 200, batch: 10 },
    { rate: 2000, batch: 100 },
  ])('makes good what a stall of up to 0.4 s cost, $rate a second in batches of $batch', ({ rate, batch }) => {
    const stall = fc.record({ ms: fc.double({ min: 0, max: 400, noNaN: true }), at: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(stall, ({ ms, at }) => {
        const busy = (n: number) => (n === at ? ms : 2);
        const starts = simulate({ rate, burst: 2 * batch, batch, seconds: 20, late: () => 1, busy });
        // the exact window repeats the hole every second, so the count is whole again only just before it
        const whole = (at: number, i: number) => i + 1 >= (0.99 * rate * (at - 1000)) / 1000 - batch;
        expect(starts.some((at, i) => at >= 20_000 && whole(at, i))).toBe(true);
        expect(worstSecond(starts)).toBeLessThanOrEqual(rate);
      }),
      { numRuns: 60 },
    );
  });

  it('goes at twice the pace after a stall, not all at once', () => {
    const starts = simulate({
      rate: 1000,
      burst: 10,
      batch: 10,
      seconds: 3,
      late: () => 0,
      busy: (n) => (n === 40 ? 400 : 0),
    });
    const after = starts.filter((at) => at >= starts[400]! + 400);
    const first = after[0]!;
    expect(after.filter((at) => at === first).length).toBeLessThanOrEqual(110);
    expect(after.filter((at) => at < first + 200).length).toBeLessThanOrEqual(520);
    expect(starts.length).toBeGreaterThanOrEqual(0.99 * 3000);
  });

  it.each([10, 50, 200, 1000])('reaches %i per second with every timer 5 ms late', (rate) => {
    const starts = simulate({ rate, burst: 1, batch: 1, seconds: 20, late: () => 5 });
    expect(Math.abs(starts.length / 20 / rate - 1)).toBeLessThanOrEqual(0.01);
    expect(worstSecond(starts)).toBeLessThanOrEqual(rate);
  });

  it('paces single messages evenly and lets a burst go at once', () => {
    const paced = simulate({ rate: 10, burst: 1, batch: 1, seconds: 1, late: () => 0 });
    for (let i = 1; i < paced.length; i++) expect(paced[i]! - paced[i - 1]!).toBeGreaterThan(99);
    const burst = simulate({ rate: 10, burst: 10, batch: 1, seconds: 1, late: () => 0 });
    expect(burst.filter((at) => at === 1000)).toHaveLength(10);
    expect(worstSecond(burst)).toBe(10);
  });

  it('does not save up unused seconds', () => {
    let throttle = createThrottle({ rate: 100, burst: 1 });
    throttle = reserve(throttle, 1, 0).state;
    throttle = reserve(throttle, 1, 60_000).state;
    expect(reserve(throttle, 1, 60_000).at).toBeGreaterThan(60_009);
  });

  it('reserves nothing when it is too early', () => {
    const { state } = reserve(createThrottle({ rate: 1, burst: 1 }), 1, 0);
    const early = reserve(state, 1, 10);
    expect(early.state).toBe(state);
    expect(early.at).toBeGreaterThan(1000);
    expect(reserve(state, 1, early.at).at).toBe(early.at);
  });

  it('without a limit is always open', () => {
    const throttle = createThrottle({ rate: 0, burst: 1 });
    expect(reserve(throttle, 1000, 5)).toEqual({ state: throttle, at: 5 });
  });

  it('counts what already left when the owner changes the rate', () => {
    const used = reserve(createThrottle({ rate: 100, burst: 100 }), 50, 0).state;
    expect(reserve(changeLimits(used, { rate: 50, burst: 50 }), 1, 10).at).toBeGreaterThan(1000);
  });

  it('lets a batch larger than the rate go alone and pays for it afterwards', () => {
    const first = reserve(createThrottle({ rate: 10, burst: 1 }), 30, 0);
    expect(first.at).toBe(0);
    expect(reserve(first.state, 1, 1).at).toBeGreaterThanOrEqual(3000);
  });
});

describe('a batch', () => {
  it('prefers batches that fill a second', () => {
    expect(batchLimit(200, 100)).toBe(100);
    expect(batchLimit(150, 100)).toBe(75);
    expect(batchLimit(10, 100)).toBe(10);
    expect(batchLimit(0, 100)).toBe(100);
    expect(batchLimit(0.5, 100)).toBe(1);
  });
});
