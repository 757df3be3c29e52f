import { nameTerms } from './name-terms.ts';

/**
 * The terms of names that later rows gave to contacts of the same list, brought together by term: their blocks are
 * stored already, and each is opened once instead of once a name.
 */
export function createLateTerms() {
  const byTerm = new Map<string, Set<number>>();
  return {
    add(contactId: number, name: string): void {
      for (const term of nameTerms(name)) {
        const ids = byTerm.get(term);
        if (ids === undefined) byTerm.set(term, new Set([contactId]));
        else ids.add(contactId);
      }
    },
    /** ids ascending, terms in the index's own order */
    *lists(): Generator<[term: string, ids: number[]]> {
      for (const term of [...byTerm.keys()].sort())
        yield [term, [...(byTerm.get(term) as Set<number>)].sort((a, b) => a - b)];
    },
  };
}
