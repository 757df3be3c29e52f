import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FrequencyLimits, heldBack, holdFloor, type Touch } from '../../electron/core/frequency.ts';
import { openFile } from '../../electron/storage/sqlite/connection.ts';
import { thorough } from '../support/thorough.ts';
import { closeAfter, fresh, NOW, numberOf } from './support.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('the numbers planning reads are all that any rule could hold back, now or later', async () => {
  const { file, bulk } = await fresh();
  const db = openFile({ file });
  closeAfter(() => db.close());
  const insert = db.prepare('INSERT INTO touches (number, at, message_id, marketing, text) VALUES (?, ?, ?, ?, ?)');
  const touch = fc.record({
    who: fc.integer({ min: 0, max: 4 }),
    at: fc.integer({ min: NOW - 9 * DAY, max: NOW + HOUR }),
    marketing: fc.boolean(),
    text: fc.constantFrom(1, 9),
  });
  const limits: fc.Arbitrary<FrequencyLimits> = fc.record({
    perDay: fc.option(fc.integer({ min: 1, max: 3 })),
    perWeek: fc.option(fc.integer({ min: 1, max: 5 })),
    sameTextMs: fc.constantFrom(0, HOUR, 24 * HOUR, 168 * HOUR),
  });
  const later = fc.constantFrom(0, 1, HOUR, 15 * HOUR, DAY, 3 * DAY);
  let left = 0;
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 20 }), limits, later, (touches, rules, wait) => {
      db.exec('DELETE FROM touches');
      for (const [id, { who, at, marketing, text }] of touches.entries())
        insert.run(numberOf(who), at, id, marketing ? 1 : 0, text);
      const since = NOW - 8 * DAY;
      const known = bulk.touchesSince(since, holdFloor(rules, NOW));
      for (let who = 0; who < 5; who++) {
        const got: Touch[] = touches.filter((one) => one.who === who && one.at > since);
        const read = known?.get(numberOf(who));
        if (got.length > 0 && read === undefined) left += 1;
        if (read !== undefined) expect(read).toHaveLength(got.length);
        for (const kind of ['notice', 'marketing'] as const)
          expect(heldBack(read ?? [], { kind, text: 9 }, rules, NOW + wait)).toBe(
            heldBack(got, { kind, text: 9 }, rules, NOW + wait),
          );
      }
    }),
    { numRuns: thorough(100, 2_000) },
  );
  expect(left).toBeGreaterThan(0);
});
