import { expect, test } from 'vitest';
import { readNumbers } from '../../../renderer/features/composer/typed-numbers.ts';

test('takes lines, commas and spaced numbers, each number once', () => {
  const read = readNumbers('13800138000\n139 0013 9000，+86 138-0013-8000; 13700137000 13600136000');
  expect(read).toMatchObject({ valid: 4, duplicates: 1, invalid: [] });
});

test('says why an entry is no number, and keeps every entry short enough to be saved', () => {
  const read = readNumbers(`123\n02112345678\n${'9'.repeat(80)}`);
  expect(read.valid).toBe(0);
  expect(read.invalid.map(({ reason }) => reason).slice(0, 2)).toEqual(['too_short', 'landline']);
  expect(read.entries.every((entry) => entry.length <= 40)).toBe(true);
});
