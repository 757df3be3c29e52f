import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, roomOf } from '../../electron/core/sim-limits.ts';
import { changePace, createPace, takePace } from '../../electron/core/sim-pace.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';

const MINUTE = 60_000;
const DAY = 24 * HOUR_MS;
const NOON = startOfShanghaiDay(Date.UTC(2026, 5, 1, 4)) + 12 * HOUR_MS;
const LIMITS = { hourCap: 60, dayCap: 300, quietFrom: null, quietTo: null };

describe('the pace of a SIM', () => {
  it('is exact to 1 % whenever there is work, whatever the timers do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.double({ min: 0, max: 0.01, noNaN: true }), { minLength: 200, maxLength: 200 }),
        (perMinute, lateness) => {
          const interval = MINUTE / perMinute;
          let pace = createPace(perMinute);
          const starts: number[] = [];
          for (const late of lateness) {
            const now = Math.max(0, pace.nextAt) + late * interval;
            starts.push(now);
            pace = takePace(pace, now);
          }
          const took = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
          expect(Math.abs(took / (interval * (starts.length - 1)) - 1)).toBeLessThanOrEqual(0.01);
        },
      ),
    );
  });

  it('never holds more in a minute than allowed, however the work comes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 150 }),
        (perMinute, gaps) => {
          let pace = createPace(perMinute);
          let now = 0;
          const starts: number[] = [];
          for (const gap of gaps) {
            now = Math.max(now + gap, pace.nextAt);
            starts.push(now);
            pace = takePace(pace, now);
          }
          for (const [i, start] of starts.entries()) {
            const within = starts.slice(i).filter((at) => at < start + MINUTE * 0.99).length;
            expect(within).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
    );
  });

  it('changes without a burst', () => {
    const slow = takePace(createPace(1), 0);
    expect(changePace(slow, 60, 0).nextAt).toBe(1000);
    expect(changePace(slow, 1, 0)).toBe(slow);
  });
});

describe('the caps of a SIM', () => {
  it.each([
    ['free', { hour: 0, day: 0, oldest: null }, 1, { left: 60, nextAt: NOON }],
    [
      'the hour is full',
      { hour: 60, day: 60, oldest: NOON - 10 * MINUTE },
      1,
      { left: 0, nextAt: NOON + 50 * MINUTE, why: 'hour_cap' },
    ],
    [
      'a long text does not fit',
      { hour: 58, day: 58, oldest: NOON - MINUTE },
      3,
      { left: 0, nextAt: NOON + 59 * MINUTE, why: 'hour_cap' },
    ],
    [
      'the day is full',
      { hour: 0, day: 300, oldest: null },
      1,
      { left: 0, nextAt: NOON + 12 * HOUR_MS, why: 'day_cap' },
    ],
    [
      'a text longer than the cap begins an empty day',
      { hour: 0, day: 0, oldest: null },
      70,
      { left: 70, nextAt: NOON },
    ],
  ])('%s', (_, usage, parts, room) => {
    expect(roomOf(LIMITS, usage, parts, NOON)).toEqual(room);
  });

  it('keeps the quiet hours, over midnight too', () => {
    const day = startOfShanghaiDay(NOON);
    const usage = { hour: 0, day: 0, oldest: null };
    const night = { ...LIMITS, quietFrom: 22 * 60, quietTo: 8 * 60 };
    expect(roomOf(night, usage, 1, day + 23 * HOUR_MS)).toEqual({
      left: 0,
      nextAt: day + DAY + 8 * HOUR_MS,
      why: 'quiet',
    });
    expect(roomOf(night, usage, 1, day + 3 * HOUR_MS)).toEqual({ left: 0, nextAt: day + 8 * HOUR_MS, why: 'quiet' });
    expect(roomOf(night, usage, 1, NOON).left).toBeGreaterThan(0);
    const lunch = { ...LIMITS, quietFrom: 12 * 60, quietTo: 13 * 60 };
    expect(roomOf(lunch, usage, 1, NOON)).toEqual({ left: 0, nextAt: NOON + HOUR_MS, why: 'quiet' });
  });
});
