import { nameGrams, searchKeys } from '../../core/search-keys.ts';

/** Every term a contact is found by, each once. */
export function termsOf(number: string, names: readonly string[]): string[] {
  const terms = new Set([`4${number.slice(-4)}`]);
  for (const name of names) for (const term of nameTerms(name)) terms.add(term);
  return [...terms];
}

export function nameTerms(name: string): string[] {
  if (name === '') return [];
  const { pinyin, initials } = searchKeys(name);
  const terms = nameGrams(name).map((gram) => `g${gram}`);
  if (pinyin !== '') terms.push(`p${pinyin}`, `i${initials}`);
  return terms;
}

const CACHED_NAMES = 200_000;

/**
 * Collects terms of many new contacts. A name's lists are found by one lookup of the name, so repeated names, which are
 * the rule, cost no reading and no splitting.
 */
export function createTermCollector() {
  const lists = new Map<string, number[]>();
  const byName = new Map<string, number[][]>();
  const listOf = (term: string): number[] => {
    let list = lists.get(term);
    if (list === undefined) {
      list = [];
      lists.set(term, list);
    }
    return list;
  };
  let size = 0;
  return {
    /** ids must come ascending */
    add(id: number, number: string, name: string): void {
      listOf(`4${number.slice(-4)}`).push(id);
      size++;
      if (name === '') return;
      let found = byName.get(name);
      if (found === undefined) {
        found = nameTerms(name).map(listOf);
        if (byName.size < CACHED_NAMES) byName.set(name, found);
      }
      for (const list of found) list.push(id);
      size += found.length;
    },
    get size(): number {
      return size;
    },
    lists: (): Iterable<[string, number[]]> => lists,
    clear(): void {
      lists.clear();
      byName.clear();
      size = 0;
    },
  };
}
