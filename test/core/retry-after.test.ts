import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../electron/core/retry-after.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

describe('a Retry-After header', () => {
  it.each([
    ['0', 0],
    ['30', 30_000],
    [' 5 ', 5000],
    ['1000000000', 600_000],
    ['99999999999999999999999', 600_000],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Mon, 23 Nov 2026 12:00:00 GMT', 600_000],
  ])('%j waits %i ms, never more than ten minutes', (value, ms) => {
    expect(parseRetryAfter(value, now)).toBe(ms);
  });

  it.each([undefined, '', 'soon', '-5', '1.5', '2026-11-22', 'Sun, 99 Foo 2026 12:00:30 GMT', '1e3'])(
    '%j says nothing',
    (value) => {
      expect(parseRetryAfter(value, now)).toBeNull();
    },
  );
});
