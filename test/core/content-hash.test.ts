import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContentHash } from '../../electron/core/content-hash.ts';

function hash(template: string, numbers: readonly string[]): string {
  const content = createContentHash(template);
  for (const number of numbers) content.addNumber(number);
  return content.digest();
}

const number = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);

describe('the mark of "the same to the same people"', () => {
  it('does not depend on the order of the people', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: 40 }), (numbers) => {
        expect(hash('您好', numbers.toReversed())).toBe(hash('您好', numbers));
      }),
    );
  });

  it('changes with the text, with one person more and with one digit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 40 }), (numbers) => {
        const marks = [
          hash('您好', numbers),
          hash('您好！', numbers),
          hash('您好', numbers.slice(1)),
          hash('您好', [...numbers.slice(1), `${Number(numbers[0]) + 1}`]),
        ];
        expect(marks[0]).toMatch(/^[0-9a-f]{32}$/);
        expect(new Set([marks[0], marks[1], marks[2]]).size).toBe(3);
        if (!numbers.includes(`${Number(numbers[0]) + 1}`)) expect(new Set(marks).size).toBe(4);
      }),
    );
  });

  it('tells 200,000 numbers in a row apart', () => {
    const marks = new Set<string>();
    for (let i = 0; i < 200_000; i++) marks.add(hash('', [`138${String(i).padStart(8, '0')}`]));
    expect(marks.size).toBe(200_000);
  });
});
