import type { Problem } from '../../contract/compose.ts';

/** The body with the suggested wording at each of the problem's places; null when there is none to apply. */
export function applyMend(body: string, { spans, mend }: Pick<Problem, 'spans' | 'mend'>): string | null {
  if (mend === undefined || spans === undefined || spans.length === 0) return null;
  let mended = body;
  for (const [start, end] of [...spans].sort(([a], [b]) => b - a))
    mended = mended.slice(0, start) + mend + mended.slice(end);
  return mended;
}
