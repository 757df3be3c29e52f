import { nameGrams } from '../../core/search-keys.ts';
import { createGramLists } from './gram-lists.ts';
import { spellingTerms } from './name-terms.ts';

/** Names whose lists are remembered; beyond it they are looked up term by term. */
const CACHED_NAMES = 40_000;
const LAST_FOURS = 10_000;

/**
 * Collects the terms of many new contacts before they are written. A name's lists are found by one look-up of the name,
 * so repeated names, which are the rule, are neither spelled nor split again.
 */
export function createTermCollector() {
  const grams = createGramLists();
  const lists = new Map<string, number[]>();
  const byName = new Map<string, number[][]>();
  const byLastFour: (number[] | undefined)[] = new Array(LAST_FOURS).fill(undefined);
  let size = 0;

  const listOf = (term: string): number[] => {
    let list = lists.get(term);
    if (list === undefined) {
      list = [];
      lists.set(term, list);
    }
    return list;
  };
  function listsOf(name: string): number[][] {
    const found = grams.ofName(name) ?? nameGrams(name).map((gram) => grams.ofGram(gram) ?? listOf(`g${gram}`));
    for (const term of spellingTerms(name)) found.push(listOf(term));
    return found;
  }
  function knownLists(name: string): number[][] {
    let found = byName.get(name);
    if (found === undefined) {
      found = listsOf(name);
      if (byName.size < CACHED_NAMES) byName.set(name, found);
    }
    return found;
  }
  function lastFour(number: string): number[] {
    let code = 0;
    for (let i = 7; i < 11; i++) code = code * 10 + number.charCodeAt(i) - 48;
    let list = byLastFour[code];
    if (list === undefined) {
      list = [];
      byLastFour[code] = list;
    }
    return list;
  }
  function* all(): Generator<[string, number[]]> {
    for (let code = 0; code < LAST_FOURS; code++) {
      const list = byLastFour[code];
      if (list !== undefined) yield [`4${String(code).padStart(4, '0')}`, list];
    }
    for (const [gram, list] of grams.all()) yield [`g${gram}`, list];
    yield* lists;
  }

  return {
    /** ids must come ascending; the number has 11 digits */
    add(id: number, number: string, name: string): void {
      lastFour(number).push(id);
      size++;
      if (name === '') return;
      const found = knownLists(name);
      for (const list of found) list.push(id);
      size += found.length;
    },
    /** another name of the contact added last: what the names share is listed once */
    addName(id: number, name: string): void {
      for (const list of knownLists(name)) {
        if (list[list.length - 1] === id) continue;
        list.push(id);
        size++;
      }
    },
    get size(): number {
      return size;
    },
    lists: all,
    clear(): void {
      lists.clear();
      grams.clear();
      byName.clear();
      byLastFour.fill(undefined);
      size = 0;
    },
  };
}
