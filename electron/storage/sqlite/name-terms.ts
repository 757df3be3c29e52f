import { nameGrams, searchKeys } from '../../core/search-keys.ts';

/**
 * Only the first letters of a spelling are indexed: enough to leave few candidates, and far fewer terms. Longer queries
 * are compared with the names themselves.
 */
export const SPELLED_LETTERS = 8;

/** Every term a contact is found by, each once. */
export function termsOf(number: string, names: readonly string[]): string[] {
  const terms = new Set([`4${number.slice(-4)}`]);
  for (const name of names) for (const term of nameTerms(name)) terms.add(term);
  return [...terms];
}

export function nameTerms(name: string): string[] {
  if (name === '') return [];
  return [...nameGrams(name).map((gram) => `g${gram}`), ...spellingTerms(name)];
}

export function spellingTerms(name: string): string[] {
  const { pinyin, initials } = searchKeys(name);
  return pinyin === '' ? [] : [`p${pinyin.slice(0, SPELLED_LETTERS)}`, `i${initials.slice(0, SPELLED_LETTERS)}`];
}
