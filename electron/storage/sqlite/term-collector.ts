import { createTermIds } from './term-ids.ts';

/**
 * Collects the terms of many new contacts before they are written: pairs of term and contact in two flat arrays, brought
 * together by one counting sort. A list per term grew piece by piece and kept the garbage collector busy.
 */
export function createTermCollector(room: number) {
  const ids = createTermIds();
  let terms = new Uint32Array(room);
  let contacts = new Uint32Array(room);
  let sorted = new Uint32Array(0);
  let size = 0;

  function put(term: number, contact: number): void {
    if (size === terms.length) {
      terms = widened(terms);
      contacts = widened(contacts);
    }
    terms[size] = term;
    contacts[size] = contact;
    size++;
  }

  /** whether the contact added last has the term already */
  function has(term: number, contact: number): boolean {
    for (let at = size - 1; at >= 0 && contacts[at] === contact; at--) if (terms[at] === term) return true;
    return false;
  }

  function* lists(): Generator<[string, Uint32Array]> {
    const { count } = ids;
    const ends = new Uint32Array(count + 1);
    for (let at = 0; at < size; at++) ends[(terms[at] as number) + 1]!++;
    for (let term = 0; term < count; term++) ends[term + 1]! += ends[term] as number;
    const starts = ends.slice();
    if (sorted.length < size) sorted = new Uint32Array(terms.length);
    for (let at = 0; at < size; at++) sorted[starts[terms[at] as number]!++] = contacts[at] as number;
    const present: [string, Uint32Array][] = [];
    for (let term = 0; term < count; term++) {
      const [from, to] = [ends[term] as number, ends[term + 1] as number];
      if (to > from) present.push([ids.textOf(term), sorted.subarray(from, to)]);
    }
    // in the index's own order its pages fill one after the other
    yield* present.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  return {
    /** ids must come ascending; the number has 11 digits */
    add(id: number, number: string, name: string): void {
      put(ids.ofNumber(number), id);
      if (name === '') return;
      const found = ids.ofName(name);
      for (let i = 0; i < found.length; i++) put(found[i] as number, id);
    },
    /** another name of the contact added last: what the names share is listed once */
    addName(id: number, name: string): void {
      for (const term of ids.ofName(name)) if (!has(term, id)) put(term, id);
    },
    get size(): number {
      return size;
    },
    /** each term with the contacts that carry it, ascending */
    lists,
    clear(): void {
      size = 0;
    },
  };
}

function widened(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2);
  wider.set(array);
  return wider;
}
