import { foldText } from './fold.ts';
import { type Hit, within, withoutOverlaps } from './hits.ts';
import { isWarnedAgainst, patternHits } from './patterns.ts';
import { builtInTerms, categoryOf, rankOf, type Term } from './terms.ts';
import { createWordMatcher, type WordMatcher } from './word-matcher.ts';

export interface WordRules {
  /** risky wordings of a text, in order of place */
  hits(text: string): Hit[];
  /** how many words of the lists it holds, good ones too: a cheap first look */
  count(text: string): number;
}

interface Lexicon {
  terms: readonly Term[];
  matcher: WordMatcher;
}

const lexicon = (terms: readonly Term[]): Lexicon => ({
  terms,
  matcher: createWordMatcher(
    terms.map(({ word }) => word),
    (at) => terms[at]?.severity === 'block',
  ),
});

let builtIn: Lexicon | null = null;

function wordHits({ terms, matcher }: Lexicon, text: string): { risky: Hit[]; allowed: Hit[] } {
  const risky: Hit[] = [];
  const allowed: Hit[] = [];
  matcher.scan(text, (at, start, end) => {
    const { severity, ...term } = terms[at] as Term;
    if (severity === 'allow') allowed.push({ ...term, severity: 'hint', start, end });
    else risky.push({ ...term, severity, start, end });
  });
  return { risky, allowed };
}

/**
 * The built-in words and patterns with the owner's own lists on top. An allowed phrase covers the words inside it; one
 * of an own list never covers what the law forbids.
 */
export function createWordRules(own: readonly Term[] = []): WordRules {
  builtIn ??= lexicon(builtInTerms());
  const common = builtIn;
  const mine = own.length === 0 ? null : lexicon(own);

  function hits(text: string): Hit[] {
    const folded = foldText(text);
    const { risky, allowed } = wordHits(common, text);
    const ours = mine === null ? { risky: [], allowed: [] } : wordHits(mine, text);
    const standing = [...risky, ...patternHits(folded)].filter(
      (hit) =>
        !allowed.some((phrase) => within(hit, phrase)) &&
        !(rankOf(hit.severity) > 0 && ours.allowed.some((phrase) => within(hit, phrase))),
    );
    const judged = standing.map((hit) =>
      categoryOf(hit.category)?.guard === true && isWarnedAgainst(folded, hit)
        ? { ...hit, severity: 'hint' as const }
        : hit,
    );
    const owned = ours.risky.filter((hit) => !ours.allowed.some((phrase) => within(hit, phrase)));
    return withoutOverlaps([...judged, ...owned]);
  }

  return { hits, count: (text) => common.matcher.scan(text) + (mine?.matcher.scan(text) ?? 0) };
}
