import { buildDoubleArray } from './double-array.ts';
import { CLAUSE, foldPoint, foldTable, foldWord, SLOW, SOFT } from './fold.ts';

/** Word `word` of the list stands at [start, end) of the original text (UTF-16 offsets). */
export type OnHit = (word: number, start: number, end: number) => void;

export interface WordMatcher {
  /** how many hits; `onHit` hears of each, in order of their ends */
  scan(text: string, onHit?: OnHit): number;
  /**
   * For the text that values make between literals: never less than `scan` finds and mostly the same, for a fraction of
   * its time. A literal is walked once for each way to come to it.
   */
  atMost(literals: readonly string[]): (values: readonly string[]) => number;
}

const ROOT = 1;
/** Codes of the scan: 0 is a character of no word. */
const CODE_SOFT = 1;
const CODE_CLAUSE = 2;
const CODE_SLOW = 3;
const FIRST = 3;
/** U+FDFA: one character that stands for eighteen */
const LONGEST_FOLD = 18;

const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const kindOf = (unit: number): number => (isLetter(unit) ? 1 : isDigit(unit) ? 2 : 0);

/**
 * Finds every word of a list in one pass over a text, folding as it goes (width, case, lookalikes; marks, blanks and
 * invisible characters between are skipped). A word never reaches over the end of a clause, unless every character of it
 * is set apart or the word is `loose`. Latin words and figures only match whole: 加V, not 加VIP.
 */
export function createWordMatcher(
  words: readonly string[],
  loose: (word: number) => boolean = () => false,
): WordMatcher {
  const folded = words.map(foldWord);
  const units = foldTable();
  /** by unit of a folded word */
  const codeOf = new Uint16Array(0x10000);
  let alphabet = 0;
  for (const word of folded)
    for (let i = 0; i < word.length; i++) if (codeOf[word.charCodeAt(i)] === 0) codeOf[word.charCodeAt(i)] = ++alphabet;
  const earlier = new Int32Array(words.length).fill(-1);
  const { base, check, fail, ends, shorter } = buildDoubleArray(folded, codeOf, alphabet, (later, before) => {
    earlier[later] = before;
  });
  const lengths = Int32Array.from(folded, ({ length }) => length);
  const firstKind = Uint8Array.from(folded, (word) => kindOf(word.charCodeAt(0)));
  const lastKind = Uint8Array.from(folded, (word) => kindOf(word.charCodeAt(word.length - 1)));
  const isLoose = Uint8Array.from(words, (_, at) => (loose(at) ? 1 : 0));

  /** by unit of a text as written */
  const codes = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const to = units[unit] as number;
    const code = codeOf[to] as number;
    codes[unit] =
      to === SOFT ? CODE_SOFT : to === CLAUSE ? CODE_CLAUSE : to === SLOW ? CODE_SLOW : code && code + FIRST;
  }
  const kindAt = (text: string, at: number): number =>
    at < 0 || at >= text.length ? 0 : kindOf(units[text.charCodeAt(at)] as number);

  /** where the characters since the last foreign one stand, and what was skipped before each */
  let places = new Int32Array(512);
  let gaps = new Uint8Array(512);
  const ensure = (length: number): void => {
    if (places.length >= length) return;
    places = new Int32Array(length * 2);
    gaps = new Uint8Array(length * 2);
  };

  function stands(word: number, text: string, kept: number, end: number): boolean {
    const first = kept - (lengths[word] as number);
    const start = places[first] as number;
    if (firstKind[word] !== 0 && firstKind[word] === kindAt(text, start - 1)) return false;
    if (lastKind[word] !== 0 && lastKind[word] === kindAt(text, end)) return false;
    let over = false;
    let apart = kept - first > 2;
    for (let k = first + 1; k < kept; k++) {
      if (gaps[k] === 2) over = true;
      if (gaps[k] === 0) apart = false;
    }
    return !over || apart || isLoose[word] === 1;
  }

  function step(from: number, code: number): number {
    let state = from;
    let next = (base[state] as number) + code;
    while (check[next] !== state && state !== ROOT) {
      state = fail[state] as number;
      next = (base[state] as number) + code;
    }
    return check[next] === state ? next : ROOT;
  }

  /** how many words end at a state */
  function endsAt(state: number): number {
    let words = 0;
    for (let at = state; at !== 0; at = shorter[at] as number)
      for (let word = ends[at] as number; word >= 0; word = earlier[word] as number) words++;
    return words;
  }

  /** words met on the walks since it was last set */
  let met = 0;

  /** where a text leads from a state; what stands between the units does not matter here */
  function walk(from: number, text: string): number {
    let state = from;
    for (let i = 0; i < text.length; i++) {
      const code = codes[text.charCodeAt(i)] as number;
      if (code > FIRST) {
        state = step(state, code - FIRST);
        if ((ends[state] as number) >= 0 || shorter[state] !== 0) met += endsAt(state);
      } else if (code === 0) state = ROOT;
      else if (code === CODE_SLOW) {
        const point = String.fromCodePoint(text.codePointAt(i) as number);
        for (const unit of foldPoint(point).replace('\n', '').split('')) {
          const slow = codeOf[unit.charCodeAt(0)] as number;
          state = slow === 0 ? ROOT : step(state, slow);
          met += endsAt(state);
        }
        i += point.length - 1;
      }
    }
    return state;
  }

  function atMost(literals: readonly string[]): (values: readonly string[]) => number {
    const walked = literals.map(() => new Map<number, { to: number; met: number }>());
    function pass(at: number, from: number): number {
      const before = met;
      const known = walked[at]?.get(from);
      const to = known?.to ?? walk(from, literals[at] as string);
      if (known === undefined) walked[at]?.set(from, { to, met: met - before });
      else met += known.met;
      return to;
    }
    return (values) => {
      met = 0;
      let state = pass(0, ROOT);
      for (let k = 0; k < values.length; k++) state = pass(k + 1, walk(state, values[k] as string));
      return met;
    };
  }

  function report(state: number, text: string, kept: number, end: number, onHit: OnHit | undefined): number {
    let hits = 0;
    for (
      let at = (ends[state] as number) >= 0 ? state : (shorter[state] as number);
      at !== 0;
      at = shorter[at] as number
    )
      for (let word = ends[at] as number; word >= 0; word = earlier[word] as number) {
        if (!stands(word, text, kept, end)) continue;
        hits++;
        onHit?.(word, places[kept - (lengths[word] as number)] as number, end);
      }
    return hits;
  }

  function scan(text: string, onHit?: OnHit): number {
    ensure(text.length * LONGEST_FOLD);
    let state = ROOT;
    let kept = 0;
    let gap = 0;
    let hits = 0;
    const feed = (code: number, from: number, to: number): void => {
      places[kept] = from;
      gaps[kept] = gap;
      kept++;
      gap = 0;
      state = step(state, code);
      if ((ends[state] as number) >= 0 || shorter[state] !== 0) hits += report(state, text, kept, to, onHit);
    };
    for (let i = 0; i < text.length; i++) {
      const code = codes[text.charCodeAt(i)] as number;
      if (code > FIRST) feed(code - FIRST, i, i + 1);
      else if (code === CODE_SOFT) gap = gap || 1;
      else if (code === CODE_CLAUSE) gap = 2;
      else if (code === 0) {
        state = ROOT;
        kept = 0;
        gap = 0;
      } else {
        const point = String.fromCodePoint(text.codePointAt(i) as number);
        const spelling = foldPoint(point);
        if (spelling === '') gap = gap || 1;
        else if (spelling === '\n') gap = 2;
        else
          for (const unit of spelling.split('')) {
            const slow = codeOf[unit.charCodeAt(0)] as number;
            if (slow !== 0) feed(slow, i, i + point.length);
            else {
              state = ROOT;
              kept = 0;
              gap = 0;
            }
          }
        i += point.length - 1;
      }
    }
    return hits;
  }
  return { scan, atMost };
}
