import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberSet } from '../../electron/transfer/import/number-set.ts';
import { createRowTape } from '../../electron/transfer/import/row-tape.ts';

describe('the tape of rows', () => {
  it('gives back what it was given, once', () => {
    const tape = createRowTape(3);
    const rows = Array.from({ length: 2600 }, (_, n) => [`${n}`, n % 3 ? '' : '张\n三', `x${n}`]);
    for (const row of rows) tape.add(row);
    expect(tape.rows).toBe(2600);
    expect(Array.from(tape.read(), (row) => row.slice())).toEqual(rows);
    expect([...tape.read()]).toEqual([]);
  });
});

describe('the set of numbers', () => {
  it('agrees with a Map on what is new, the same or another', () => {
    const number = fc.integer({ min: 13_000_000_000, max: 13_000_000_400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.integer({ min: -3, max: 3 })), { maxLength: 3000 }), (pairs) => {
        const set = createNumberSet();
        const map = new Map<number, number>();
        for (const [n, mark] of pairs) {
          const known = map.get(n);
          expect(set.add(n, mark)).toBe(known === undefined ? 'new' : known === mark ? 'same' : 'other');
          if (known === undefined) map.set(n, mark);
        }
        expect(set.size).toBe(map.size);
      }),
      { numRuns: 30 },
    );
    const big = createNumberSet();
    for (let n = 0; n < 20_000; n++) expect(big.add(13_000_000_000 + n * 7919)).toBe('new');
    for (let n = 0; n < 20_000; n++) expect(big.add(13_000_000_000 + n * 7919)).toBe('same');
  });
});
