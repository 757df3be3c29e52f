import { type Folded, foldPoint } from './fold.ts';
import type { Hit } from './hits.ts';
import { CATEGORIES, type Category, GUARD, type Severity } from './terms.ts';

interface Pattern {
  category: string;
  severity: Severity;
  match: RegExp;
  unless: RegExp | null;
  suggest: Category['suggest'];
}

/** Patterns are written as people write; the text they meet is folded, so their ideographs are too. */
export const foldedSource = (source: string): string => source.replace(/[\u3400-\u9fff]/g, foldPoint);

let compiled: Pattern[] | null = null;

function patterns(): Pattern[] {
  compiled ??= CATEGORIES.flatMap(({ id, patterns: written, suggest }) =>
    written.map(({ severity, match, unless }) => ({
      category: id,
      severity: severity as Severity,
      match: new RegExp(foldedSource(match), 'g'),
      unless: unless === undefined ? null : new RegExp(foldedSource(unless)),
      suggest,
    })),
  );
  return compiled;
}

/** Wordings that only several words together make: 贷款 … 秒批, 好评 … 红包. */
export function patternHits({ text, starts, ends }: Folded): Hit[] {
  const hits: Hit[] = [];
  for (const { category, severity, match, unless, suggest } of patterns()) {
    match.lastIndex = 0;
    for (let found = match.exec(text); found !== null; found = match.exec(text)) {
      if (found[0] === '') break;
      if (unless?.test(text)) break;
      const start = starts[found.index] as number;
      const end = ends[found.index + found[0].length - 1] as number;
      hits.push({ category, severity, word: '', suggestion: suggest[found[0]] ?? null, start, end });
    }
  }
  return hits;
}

const BEFORE = new RegExp(foldedSource(GUARD.before));
const AFTER = new RegExp(foldedSource(GUARD.after));
/** characters of folded text in which a warning speaks of a word */
const REACH = 18;

/** Whether the words around say that one should beware of it: 谨防刷单诈骗. */
export function isWarnedAgainst({ text, starts }: Folded, { start, end }: Pick<Hit, 'start' | 'end'>): boolean {
  const from = firstAt(starts, start);
  const to = firstAt(starts, end);
  return BEFORE.test(text.slice(Math.max(0, from - REACH), from)) || AFTER.test(text.slice(to, to + REACH));
}

/** The first unit of a folded text that comes from `at` of the original or later. */
export function firstAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
