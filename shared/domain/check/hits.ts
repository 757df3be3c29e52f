import { rankOf, type Severity } from './terms.ts';

/** A risky wording at [start, end) of the text. */
export interface Hit {
  category: string;
  severity: Severity;
  /** the list's word; '' for a pattern */
  word: string;
  suggestion: string | null;
  start: number;
  end: number;
  /** the places of the cues that make it, where they are several */
  spans?: [start: number, end: number][];
  pack?: string;
  advice?: string;
}

export interface Span {
  start: number;
  end: number;
}

export const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** One hit a place and category: the gravest, then the longest, stands for what it overlaps. */
export function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const sorted = [...hits].sort(
    (a, b) => rankOf(a.severity) - rankOf(b.severity) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Hit[] = [];
  for (const hit of sorted)
    if (!kept.some((other) => other.category === hit.category && overlap(other, hit))) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
