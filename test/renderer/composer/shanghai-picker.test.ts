import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPicker, GOOD_HOURS, nextAt, toPicker } from '../../../renderer/features/composer/shanghai-picker.ts';
import { minutesOfDay, shanghaiTime } from '../../../shared/domain/shanghai.ts';

const MINUTE = 60_000;

test('a minute survives the way through the picker', () => {
  fc.assert(
    fc.property(fc.integer({ min: 25_000_000, max: 40_000_000 }), (minutes) => {
      expect(fromPicker(toPicker(minutes * MINUTE))).toBe(minutes * MINUTE);
    }),
  );
});

test('suggests that hour in Shanghai, today while there is time, otherwise tomorrow', () => {
  const noon = Date.UTC(2026, 10, 22, 4);
  expect(shanghaiTime(nextAt(GOOD_HOURS.evening, noon))).toBe('2026-11-22 18:30');
  expect(shanghaiTime(nextAt(GOOD_HOURS.morning, noon))).toBe('2026-11-23 09:30');
  expect(minutesOfDay(nextAt(GOOD_HOURS.lunch, noon))).toBe(GOOD_HOURS.lunch);
});
