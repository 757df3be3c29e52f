import { CUES, type CueGroups, type CueRule, readRule } from './cue-list.ts';
import type { Folded } from './fold.ts';
import { type Hit, overlap, type Span, within } from './hits.ts';
import { firstAt, foldedSource } from './patterns.ts';
import { createWordMatcher, type WordMatcher } from './word-matcher.ts';

interface Shape {
  group: string;
  match: RegExp;
}

interface Compiled {
  matcher: WordMatcher;
  /** by word of the matcher: the groups it is a cue of */
  groupsOf: readonly (readonly string[])[];
  shapes: readonly Shape[];
  rules: readonly CueRule[];
  warnings: RegExp;
}

/** Beyond these a group's further cues add nothing but time. */
const MOST_CUES = 12;

function compile(): Compiled {
  const groups = new Map<string, Set<string>>();
  const shapes: Shape[] = [];
  const rules: CueRule[] = [];
  const take = (prefix: string, { words, shapes: drawn = {} }: CueGroups): void => {
    for (const [name, line] of Object.entries(words))
      for (const word of line.split(' ')) {
        const known = groups.get(word) ?? new Set();
        groups.set(word, known.add(prefix + name));
      }
    for (const [name, source] of Object.entries(drawn))
      shapes.push({ group: prefix + name, match: new RegExp(foldedSource(source), 'g') });
  };
  take('', CUES.common);
  for (const [category, { rules: written, ...own }] of Object.entries(CUES.categories)) {
    take(`${category}.`, own);
    const named = (group: string): string =>
      group in own.words || group in (own.shapes ?? {}) ? `${category}.${group}` : group;
    rules.push(...written.map((line) => readRule(category, line, named)));
  }
  return {
    matcher: createWordMatcher([...groups.keys()]),
    groupsOf: [...groups.values()].map((names) => [...names]),
    shapes,
    rules,
    warnings: new RegExp(foldedSource(CUES.warnings)),
  };
}

let compiled: Compiled | null = null;

export function compiledCues(): Compiled {
  compiled ??= compile();
  return compiled;
}

/** Whether a text as a whole warns against what it speaks of. */
export const isWarning = ({ text }: Folded): boolean => compiledCues().warnings.test(text);

/** The first cues of the groups that meet within reach and do not overlap; null when there are none. */
function meeting(groups: readonly (readonly Span[])[], reach: number, taken: readonly Span[] = []): Span[] | null {
  const [first, ...others] = groups;
  if (first === undefined) return [...taken];
  for (const cue of first) {
    if (taken.some((other) => overlap(other, cue))) continue;
    const all = [...taken, cue];
    const from = Math.min(...all.map(({ start }) => start));
    const to = Math.max(...all.map(({ end }) => end));
    if (to - from > reach) continue;
    const found = meeting(others, reach, all);
    if (found !== null) return found;
  }
  return null;
}

/** Of any ending: the dot that makes it one is gone once folded. */
const DOMAIN = /[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.[a-z]{2,}(?:\/\S*)?/gi;
const LINKS = 'link';

/** The cues of a text by group (places of the folded text), but for those inside an allowed phrase (of the original). */
export function cuesOf(
  original: string,
  { text, starts, ends }: Folded,
  allowed: readonly Span[] = [],
): Map<string, Span[]> {
  const { matcher, groupsOf, shapes } = compiledCues();
  const found = new Map<string, Span[]>();
  const note = (group: string, start: number, end: number): void => {
    const cues = found.get(group) ?? [];
    if (cues.length < MOST_CUES) found.set(group, [...cues, { start, end }]);
  };
  matcher.scan(text, (word, start, end) => {
    const place = { start: starts[start] as number, end: ends[end - 1] as number };
    if (!allowed.some((phrase) => within(place, phrase)))
      for (const group of groupsOf[word] ?? []) note(group, start, end);
  });
  for (const { group, match } of shapes)
    for (const { index, 0: drawn } of text.matchAll(match)) if (drawn !== '') note(group, index, index + drawn.length);
  for (const { index, 0: link } of original.matchAll(DOMAIN))
    note(LINKS, firstAt(starts, index), firstAt(starts, index + link.length));
  return found;
}

/**
 * What only several cues together say (a subject, a promise, a way of contact): one finding a category, with the place of
 * each cue. Cost: one pass over the text and a look at each rule whose groups are all there.
 */
export function cueHits(folded: Folded, cues: ReadonlyMap<string, readonly Span[]>): Hit[] {
  const { rules } = compiledCues();
  const hits = new Map<string, Hit>();
  for (const { category, all, unless, reach } of rules) {
    if (hits.has(category) || unless.some((group) => cues.has(group))) continue;
    const groups = all.map((group) => cues.get(group) ?? []);
    if (groups.some(({ length }) => length === 0)) continue;
    const met = meeting(groups, reach)?.sort((a, b) => a.start - b.start);
    if (met === undefined) continue;
    const spans = met.map(({ start, end }): [number, number] => [
      folded.starts[start] as number,
      folded.ends[end - 1] as number,
    ]);
    hits.set(category, {
      category,
      severity: isWarning(folded) ? 'hint' : 'warn',
      word: '',
      suggestion: null,
      start: (spans[0] as [number, number])[0],
      end: (spans.at(-1) as [number, number])[1],
      spans,
    });
  }
  return [...hits.values()];
}
