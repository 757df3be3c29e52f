import { searchKeys } from '../../core/search-keys.ts';

/** What a person typed into the search box, read once. `none` can match nothing. */
export type Search =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'digits'; text: string }
  | { kind: 'latin'; text: string }
  | { kind: 'name'; text: string };

export function readSearch(q: string | undefined): Search {
  const text = (q ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (text === '') return { kind: 'all' };
  const digits = text.replace(/[-()]/g, '').replace(/^\+86/, '');
  if (/^\d+$/.test(digits)) return digits.length > 11 ? { kind: 'none' } : { kind: 'digits', text: digits };
  const letters = text.replace(/['’·.-]/g, '').replaceAll('ü', 'v');
  if (/^[a-z0-9]+$/.test(letters)) return { kind: 'latin', text: letters };
  return { kind: 'name', text };
}

const compact = (name: string): string => name.toLowerCase().replace(/\s+/g, '');

/** Number prefix, last four digits, a run of characters of a name, or a prefix of its pinyin or initials. */
export function matches(search: Search, number: string, names: readonly string[]): boolean {
  switch (search.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'digits':
      return number.startsWith(search.text) || (search.text.length === 4 && number.endsWith(search.text));
    case 'name':
      return names.some((name) => compact(name).includes(search.text));
    case 'latin':
      return names.some((name) => pinyinMatches(name, search.text) || initialsMatch(name, search.text));
  }
}

export const pinyinMatches = (name: string, text: string): boolean => searchKeys(name).pinyin.startsWith(text);
const initialsMatch = (name: string, text: string): boolean => searchKeys(name).initials.startsWith(text);
