import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacity106, count106, countGsm, parts106, units106 } from '../../shared/domain/counting.ts';
import { partTexts, segment } from '../../shared/domain/sms/segment.ts';
import vectors from '../vectors/segmentation.json' with { type: 'json' };

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';

/** The rule once more, by code points and without cleverness. */
function naive(text: string, reference: 8 | 16): number[] {
  const points = [...text];
  const seven = points.every((p) => GSM.includes(p) || EXTENDED.includes(p));
  const cost = (p: string) => (seven ? (EXTENDED.includes(p) ? 2 : 1) : p.length);
  const whole = points.reduce((sum, p) => sum + cost(p), 0);
  if (whole <= (seven ? 160 : 70)) return [whole];
  const max = (seven ? 153 : 67) - (reference === 16 ? 1 : 0);
  const parts = [0];
  for (const p of points) {
    if (parts.at(-1)! + cost(p) > max) parts.push(0);
    parts[parts.length - 1]! += cost(p);
  }
  return parts;
}

const han = fc.constantFrom(...'尊敬的客户您好，【】！');
const gsm = fc.constantFrom(...GSM);
const extended = fc.constantFrom(...EXTENDED);
const emoji = fc.constantFrom('😀', '👍🏽', '🇨🇳', '❤️', '𠮷');
const texts = fc.oneof(
  fc.string({ unit: gsm, maxLength: 500 }),
  fc.string({ unit: fc.oneof(gsm, extended), maxLength: 500 }),
  fc.string({ unit: fc.oneof(han, gsm), maxLength: 500 }),
  fc.string({ unit: fc.oneof(han, emoji), maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('what a GSM modem sends', () => {
  it.each(vectors.cases.map((c) => [c.id, c.tag, c] as const))('is cut as in vector %s (%s)', (_id, _tag, c) => {
    const eight = segment(c.text);
    const sixteen = segment(c.text, 16);
    expect(eight).toMatchObject({ encoding: c.encoding, units: c.totalUnits, perPart: c.segmentUnits });
    expect(eight.remaining).toBe(c.remainingInLast);
    expect(partTexts(c.text, eight)).toEqual(c.segmentTexts);
    expect(sixteen.perPart).toEqual(c.with16BitRef.segmentUnits);
    expect(sixteen.remaining).toBe(c.with16BitRef.remainingInLast);
    expect(countGsm(c.text)).toMatchObject({ units: c.totalUnits, parts: c.segments, remaining: c.remainingInLast });
  });

  it('parts grapheme clusters of every kind, as the vectors demand: none of these may be kept whole', () => {
    const kinds: [string, RegExp][] = [
      ['CR LF', /^\r\n/],
      ['emoji joined', /\p{Emoji}\u200d/u],
      ['skin tone', /\p{Emoji_Modifier_Base}\p{Emoji_Modifier}/u],
      ['flag', /\p{Regional_Indicator}{2}/u],
      ['keycap', /\u20e3/],
      ['variation selector', /\ufe0f/],
      ['combining mark', /\p{Letter}\p{Nonspacing_Mark}/u],
    ];
    const seen = new Set<string>();
    for (const { text, segmentTexts } of vectors.cases) {
      let at = 0;
      for (const part of segmentTexts.slice(0, -1)) {
        at += part.length;
        const cluster = new Intl.Segmenter().segment(text).containing(at);
        if (cluster === undefined || cluster.index === at || cluster.segment.length > 67) continue;
        for (const [kind, pattern] of kinds) if (pattern.test(cluster.segment)) seen.add(kind);
      }
    }
    expect([...seen].sort()).toEqual(kinds.map(([kind]) => kind).sort());
  });

  it('equals a plain count by code points, for both reference widths', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<8 | 16>(8, 16), (text, reference) => {
        expect(segment(text, reference).perPart).toEqual(naive(text, reference));
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing and never parts an escape or a surrogate pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cut = segment(text);
        const parts = partTexts(text, cut);
        expect(parts.join('')).toBe(text);
        if (text.isWellFormed()) for (const part of parts) expect(part.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('what a 106 channel bills', () => {
  it.each([
    [0, 0, 70],
    [1, 1, 69],
    [70, 1, 0],
    [71, 2, 63],
    [134, 2, 0],
    [135, 3, 66],
    [201, 3, 0],
    [202, 4, 66],
  ])('%i units are %i 条 with %i units free', (units, parts, remaining) => {
    expect(count106('好'.repeat(units))).toMatchObject({ encoding: '106', units, parts, remaining });
  });

  it('counts letters, blanks and line breaks 1, characters beyond the BMP 2', () => {
    expect(units106('a 1\n，【')).toBe(6);
    expect(units106('😀𠮷')).toBe(4);
  });

  it('adds up: parts hold all units, each 条 but the last is full, capacity is where the next one begins', () => {
    fc.assert(
      fc.property(fc.nat(2000), (units) => {
        const { parts, perPart, remaining } = count106('x'.repeat(units));
        expect(perPart.reduce((sum, n) => sum + n, 0)).toBe(units);
        expect(perPart).toHaveLength(parts);
        expect(units + remaining).toBe(capacity106(Math.max(1, parts)));
        expect(parts106(capacity106(parts))).toBe(parts);
        expect(parts106(capacity106(parts) + 1)).toBe(parts + 1);
      }),
    );
  });

  it('leaves the writer 66, 130, 197 characters beside 退订回T', () => {
    const left = [1, 2, 3].map((parts) => capacity106(parts) - units106('退订回T'));
    expect(left).toEqual([66, 130, 197]);
  });
});
