import { expect, test } from 'vitest';
import { readBirthday } from '../../renderer/features/contacts/read-birthday.ts';

const TODAY = '2026-03-01';

test.each([
  ['1990-5-3', '1990-05-03'],
  ['1990/05/03', '1990-05-03'],
  ['1990.5.3', '1990-05-03'],
  ['1990年5月3日', '1990-05-03'],
  ['19900503', '1990-05-03'],
  ['2024-02-29', '2024-02-29'],
  ['2026-03-01', TODAY],
])('a birthday typed as %s is taken', (typed, day) => expect(readBirthday(typed, TODAY)).toBe(day));

test.each(['2023-02-29', '1990-02-31', '1990-13-01', '1990-0-1', '1899-12-31', '2026-03-02', '5月3日', '90-5-3', 'x'])(
  '%s is no birthday',
  (typed) => expect(readBirthday(typed, TODAY)).toBeNull(),
);
