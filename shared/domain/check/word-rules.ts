import { cueHits, cuesOf, isWarning } from './cue-rules.ts';
import { type Folded, foldText } from './fold.ts';
import { type Hit, overlap, within, withoutOverlaps } from './hits.ts';
import { asLearned, blank, likenessHit } from './likeness.ts';
import { isWarnedAgainst, patternHits } from './patterns.ts';
import { respell } from './respell.ts';
import { builtInTerms, categoryOf, rankOf, type Term } from './terms.ts';
import { createWordMatcher, type WordMatcher } from './word-matcher.ts';

export interface WordRules {
  /** risky wordings of a text, in order of place */
  hits(text: string): Hit[];
  /** those, also where they are spelled around, and what only several cues together say: for bodies, not for values */
  bodyHits(text: string): Hit[];
  /** how many words of the lists it holds, good ones too: a cheap first look */
  count(text: string): number;
  /** never less than that for the text values make between literals, for a fraction of its time */
  atMost(literals: readonly string[]): (values: readonly string[]) => number;
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

/** Made at first use: a screen that only may check a text does not wait for it. */
export function builtInWords(): Lexicon {
  builtIn ??= lexicon(builtInTerms());
  return builtIn;
}

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
  const mine = own.length === 0 ? null : lexicon(own);

  function hits(text: string): Hit[] {
    const folded = foldText(text);
    const { risky, allowed } = wordHits(builtInWords(), text);
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

  function bodyHits(text: string): Hit[] {
    const folded = foldText(text);
    const respelled = respell(folded);
    const found = hits(text);
    if (respelled !== null)
      for (const hit of hits(respelled.text)) {
        const [start, end] = [respelled.starts[hit.start] as number, respelled.ends[hit.end - 1] as number];
        if (!found.some((known) => known.category === hit.category && overlap(known, { start, end })))
          found.push({ ...hit, start, end });
      }
    const advised = new Set(found.filter(({ severity }) => severity !== 'hint').map(({ category }) => category));
    const cues = cuesOf(text, respelled ?? folded, wordHits(builtInWords(), text).allowed);
    const told = cueHits(respelled ?? folded, cues).filter(({ category }) => !advised.has(category));
    if (advised.size > 0 || told.length > 0 || isWarning(folded)) return [...found, ...told];
    const like = likenessHit(weighed(text), cues);
    return like === null ? found : [...found, like];
  }

  /** what is weighed: not what the owner allows */
  function weighed(text: string): Folded {
    let plain = asLearned(text);
    for (const { start, end } of mine === null ? [] : wordHits(mine, text).allowed)
      plain = plain.slice(0, start) + blank(plain.slice(start, end)) + plain.slice(end);
    return foldText(plain);
  }

  return {
    hits,
    bodyHits,
    count: (text) => builtInWords().matcher.scan(text) + (mine?.matcher.scan(text) ?? 0),
    atMost(literals) {
      const [known, ours] = [builtInWords().matcher.atMost(literals), mine?.matcher.atMost(literals)];
      return (values) => known(values) + (ours?.(values) ?? 0);
    },
  };
}
