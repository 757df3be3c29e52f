import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allowedAt, type FrequencyLimits, heldBack, type Touch, textHash } from '../../electron/core/frequency.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOON = startOfShanghaiDay(Date.UTC(2026, 10, 22)) + 12 * HOUR;
const LIMITS: FrequencyLimits = { perDay: 1, perWeek: 3, sameTextMs: 24 * HOUR };
const touch = (at: number, text = 1, marketing = true): Touch => ({ at, marketing, text });
const MARKETING = { kind: 'marketing', text: 9 } as const;

describe('how often a number may be written to', () => {
  it('caps marketing by the day in Asia/Shanghai and by seven of them, whatever the campaign', () => {
    expect(heldBack([], MARKETING, LIMITS, NOON)).toBeNull();
    expect(heldBack([touch(NOON - HOUR)], MARKETING, LIMITS, NOON)).toBe('CAP_DAY');
    expect(heldBack([touch(NOON - 13 * HOUR)], MARKETING, LIMITS, NOON)).toBeNull();
    const week = [1, 3, 6].map((days) => touch(NOON - days * DAY));
    expect(heldBack(week, MARKETING, LIMITS, NOON)).toBe('CAP_WEEK');
    expect(heldBack(week, MARKETING, LIMITS, NOON + DAY)).toBeNull();
    expect(heldBack(week, MARKETING, { ...LIMITS, perWeek: null }, NOON)).toBeNull();
  });

  it('lets notices through the caps, but never the same text within its hours', () => {
    expect(heldBack([touch(NOON - HOUR)], { kind: 'notice', text: 9 }, LIMITS, NOON)).toBeNull();
    const same = [touch(NOON - 23 * HOUR, 9, false)];
    expect(heldBack(same, { kind: 'notice', text: 9 }, LIMITS, NOON)).toBe('SAME_TEXT');
    expect(heldBack(same, { kind: 'notice', text: 9 }, LIMITS, NOON + HOUR)).toBeNull();
    expect(heldBack(same, { kind: 'notice', text: 9 }, { ...LIMITS, sameTextMs: 0 }, NOON)).toBeNull();
    expect(heldBack([touch(NOON, 0, false)], { kind: 'notice', text: 9 }, LIMITS, NOON)).toBeNull();
  });
});

test('the next allowed instant is allowed, and nothing before it on its way is', () => {
  const touches = fc.array(
    fc.record({
      at: fc.integer({ min: NOON - 9 * DAY, max: NOON }),
      marketing: fc.boolean(),
      text: fc.constantFrom(1, 9),
    }),
    { maxLength: 12 },
  );
  const limits = fc.record({
    perDay: fc.option(fc.integer({ min: 1, max: 3 })),
    perWeek: fc.option(fc.integer({ min: 1, max: 5 })),
    sameTextMs: fc.constantFrom(0, HOUR, 24 * HOUR),
  });
  fc.assert(
    fc.property(touches, limits, fc.constantFrom('notice' as const, 'marketing' as const), (got, rules, kind) => {
      const wanted = { kind, text: 9 };
      const at = allowedAt(got, wanted, rules, NOON);
      expect(at).toBeGreaterThanOrEqual(NOON);
      expect(heldBack(got, wanted, rules, at)).toBeNull();
      if (at > NOON) expect(heldBack(got, wanted, rules, at - 1)).not.toBeNull();
    }),
  );
});

test('the hash tells texts apart and is never the unknown one', () => {
  const seen = new Map<number, string>();
  for (let i = 0; i < 20_000; i++) {
    const text = `【飞笺】第${i}位顾客您好`;
    expect(seen.get(textHash(text)) ?? text).toBe(text);
    seen.set(textHash(text), text);
  }
  expect(textHash('')).not.toBe(0);
});
