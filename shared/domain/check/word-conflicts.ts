import type { PackWord, WordConflict } from '../../contract/word-packs.ts';
import { foldWord } from './fold.ts';
import { builtInTerms, type Term } from './terms.ts';

/** The owner's words as the check reads them. */
export const termsOf = (words: readonly (PackWord & { pack: string })[]): Term[] =>
  words.map(({ word, category, severity, advice, suggestion, pack }) => ({
    category,
    severity,
    word,
    suggestion: suggestion === '' ? null : suggestion,
    pack,
    advice,
  }));

const SHOWN = 100;

/** Words about which another list in use, or the built-in one, says something else. */
export function findConflicts(
  words: readonly PackWord[],
  others: readonly (PackWord & { pack: string })[],
): WordConflict[] {
  const known = new Map<string, { severity: PackWord['severity']; pack: string | null }[]>();
  const note = (word: string, severity: PackWord['severity'], pack: string | null): void => {
    const folded = foldWord(word);
    const said = known.get(folded) ?? [];
    // several spellings of the built-in list fold to one word
    if (!said.some((each) => each.severity === severity && each.pack === pack))
      known.set(folded, [...said, { severity, pack }]);
  };
  for (const { word, severity } of builtInTerms()) note(word, severity, null);
  for (const { word, severity, pack } of others) note(word, severity, pack);
  return words
    .flatMap(({ word, severity }) =>
      (known.get(foldWord(word)) ?? [])
        .filter((other) => other.severity !== severity)
        .map((other) => ({ word, severity, other: other.severity, pack: other.pack })),
    )
    .slice(0, SHOWN);
}
