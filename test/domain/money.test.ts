import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan, parseYuan } from '../../shared/domain/money.ts';

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [45, '¥0.045'],
    [50, '¥0.05'],
    [70_600, '¥70.60'],
    [1_234_567, '¥1,234.567'],
    [1_000_000_000, '¥1,000,000.00'],
    [-1200, '-¥1.20'],
  ])('%i 厘 reads %s', (li, text) => {
    expect(formatYuan(li)).toBe(text);
  });

  it.each([
    ['70.6', 70_600],
    ['¥70.60', 70_600],
    ['￥１，０７０．６０５', 1_070_605],
    ['0.045元', 45],
    [' 12 ', 12_000],
    ['3.', 3000],
    ['-5', -5000],
    ['-¥5', -5000],
  ])('%j is %i 厘', (text, li) => {
    expect(parseYuan(text)).toBe(li);
  });

  it.each(['', 'abc', '1.2.3', '0.0455', '.5', '1e3', '--1', '-¥-1', '99999999999999999', '¥'])(
    '%j is no amount',
    (text) => {
      expect(parseYuan(text)).toBeNull();
    },
  );

  it('comes back as it went out', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (li) => {
        expect(parseYuan(formatYuan(li))).toBe(li);
      }),
    );
  });
});
