import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberSet } from '../../electron/transfer/import/number-set.ts';
import { createRowPacker, unpackRows } from '../../electron/transfer/import/row-slices.ts';

describe('rows packed in slices', () => {
  it('come out as they went in', () => {
    const slices: string[] = [];
    const packer = createRowPacker(3);
    const rows = Array.from({ length: 2600 }, (_, n) => [`${n}`, n % 3 ? '' : '张\n三', `x\x1f${n}`]);
    for (const row of rows) if (packer.add(row)) slices.push(packer.take());
    slices.push(packer.take(), packer.take());
    expect(slices).toHaveLength(4);
    expect(slices.flatMap(unpackRows)).toEqual(rows.flat().map((field) => field.replace('\x1f', ' ')));
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
