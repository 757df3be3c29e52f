import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWord } from '../../../shared/domain/check/fold.ts';
import { createWordMatcher } from '../../../shared/domain/check/word-matcher.ts';
import { thorough } from '../../support/thorough.ts';

const found = (words: string[], text: string, loose = false): string[] => {
  const hits: string[] = [];
  createWordMatcher(words, () => loose).scan(text, (_, start, end) => void hits.push(text.slice(start, end)));
  return hits;
};

describe('folding', () => {
  it.each([
    ['ＱＱ群', 'qq群'],
    ['薇\u200b信', '微信'],
    ['Ⅷ①２', 'viii12'],
    ['𝗩𝐈𝐏', 'vip'],
    ['➕Ｖ', '加v'],
    ['刷單、领錢', '刷单\n领钱'],
    ['', ''],
  ])('%j → %j', (text, folded) => {
    expect(foldText(text).text).toBe(folded);
  });

  it('changes nothing more the second time', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (written) => {
        const once = foldText(written).text;
        expect(foldText(once).text).toBe(once);
      }),
      { numRuns: thorough(300, 5_000) },
    );
  });

  it('leads every unit back to where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const { text, starts, ends } = foldText(written);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        starts.forEach((start, at) => {
          const end = ends[at] as number;
          expect(start < end && end <= written.length && start >= (starts[at - 1] ?? 0)).toBe(true);
          expect(foldText(written.slice(start, end)).text).toContain(text[at]);
        });
      }),
      { numRuns: thorough(200, 3_000) },
    );
  });
});

describe('the matcher', () => {
  it.each([
    [['博彩'], '网上博 彩', ['博 彩']],
    [['微信号'], '薇\u200b信-号码', ['薇\u200b信-号']],
    [['六合彩'], '六。合。彩', ['六。合。彩']],
    [['最大'], '越多越好，最，大家都来', []],
    [['加v'], '加VIP享折扣', []],
    [['加v'], '加Ｖ享折扣', ['加Ｖ']],
    [['top1'], 'TOP10 榜单', []],
    [['贷款', '小额贷款', '款'], '小额貸款', ['小额貸款', '貸款', '款']],
    [['𠮷野家'], '去𠮷野家', ['𠮷野家']],
    [['', '   ', '★'], '★ 任何', []],
  ])('%j in %j', (words, text, expected) => {
    expect(found(words, text)).toEqual(expected);
  });

  it('lets a word the law forbids reach over a comma', () => {
    expect(found(['博彩'], '博，彩', true)).toEqual(['博，彩']);
  });

  it('finds what a plain search of the folded text finds', () => {
    const letters = fc.constantFrom(...'甲乙丙丁戊');
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 30 }),
        fc.string({ unit: letters }),
        (words, text) => {
          const expected = words.flatMap((each, at) =>
            Array.from(text, (_, start) => start)
              .filter((start) => text.startsWith(each, start))
              .map((start) => `${at} ${start}`),
          );
          const hits: string[] = [];
          createWordMatcher(words).scan(text, (at, start) => void hits.push(`${at} ${start}`));
          expect(hits.sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: thorough(200, 3_000) },
    );
  });

  it('never finds more in a text than is counted over its pieces', () => {
    const piece = fc
      .array(fc.constantFrom(...'六合彩，。 *A1', '🎰', '㉆'), { maxLength: 6 })
      .map((units) => units.join(''));
    const matcher = createWordMatcher(['六合彩', '合彩', '六合', 'a1', '彩', '赌彩', '合彩'], (at) => at === 0);
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece), { minLength: 1, maxLength: 4 }), piece, (pairs, end) => {
        const literals = [...pairs.map(([literal]) => literal), end];
        const values = pairs.map(([, value]) => value);
        const count = matcher.atMost(literals);
        const text = pairs.flat().join('') + end;
        const first = count(values);
        expect(first).toBeGreaterThanOrEqual(matcher.scan(text));
        expect([first, count(values)]).toEqual([matcher.atMost([text])([]), first]);
        if (!/[，。 *A1㉆]/.test(text)) expect(first).toBe(matcher.scan(text));
      }),
      { numRuns: thorough(300, 3_000) },
    );
  });

  it('gives spans whose text folds to the word, whatever stands between', () => {
    const noise = fc.constantFrom('', ' ', '\u200b', '*', '·', '　');
    fc.assert(
      fc.property(fc.array(noise, { minLength: 3, maxLength: 3 }), fc.string({ maxLength: 8 }), (gaps, around) => {
        const text = `${around}，六${gaps[0]}合${gaps[1]}彩${gaps[2]}，${around}`;
        const spans = found(['六合彩'], text);
        expect(spans.map(foldWord)).toEqual(['六合彩']);
      }),
    );
  });
});
