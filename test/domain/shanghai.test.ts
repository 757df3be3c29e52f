import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insideWindow,
  minutesOfDay,
  nextWindow,
  shanghaiDay,
  shanghaiTime,
  startOfShanghaiDay,
} from '../../shared/domain/shanghai.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const minutes = fc.integer({ min: 0, max: 1440 });

describe('Shanghai time', () => {
  it('names the day, its start and the minute there', () => {
    expect(shanghaiDay(Date.UTC(2026, 10, 21, 16))).toBe('2026-11-22');
    expect(shanghaiDay(Date.UTC(2026, 10, 21, 15, 59))).toBe('2026-11-21');
    expect(startOfShanghaiDay(at('2026-11-22T13:05'))).toBe(at('2026-11-22T00:00'));
    expect(minutesOfDay(at('2026-11-22T13:05:59'))).toBe(785);
    expect(shanghaiTime(at('2026-11-22T09:05'))).toBe('2026-11-22 09:05');
  });

  it('agrees with the zone data of the platform', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(shanghaiTime(ms)).toBe(format.format(ms));
      }),
    );
  });

  it('lets marketing out from 8:00 until just before 20:00', () => {
    const inside = (time: string) => insideWindow(at(`2026-11-22T${time}`), 480, 1200);
    expect(['07:59:59', '08:00:00', '19:59:59', '20:00:00'].map(inside)).toEqual([false, true, true, false]);
  });

  it('waits for the next opening, today or tomorrow', () => {
    expect(nextWindow(at('2026-11-22T06:00'), 480, 1200)).toBe(at('2026-11-22T08:00'));
    expect(nextWindow(at('2026-11-22T20:00'), 480, 1200)).toBe(at('2026-11-23T08:00'));
    expect(nextWindow(at('2026-12-31T21:00'), 480, 1200)).toBe(at('2027-01-01T08:00'));
    expect(nextWindow(at('2026-11-22T12:00'), 480, 1200)).toBe(at('2026-11-22T12:00'));
  });

  it('runs over midnight when it ends before it begins', () => {
    const inside = (time: string) => insideWindow(at(`2026-11-22T${time}`), 1320, 420);
    expect(['21:59', '22:00', '06:59', '07:00'].map(inside)).toEqual([false, true, true, false]);
  });

  it('opens at or after now, inside the window, and never a minute later than it could', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, (now, from, to) => {
        const next = nextWindow(now, from % 1440, to);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(next - now).toBeLessThanOrEqual(86_400_000);
        expect(insideWindow(next, from % 1440, to)).toBe(true);
        if (next > now) expect(insideWindow(next - 1, from % 1440, to)).toBe(false);
      }),
    );
  });
});
