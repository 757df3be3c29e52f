import type { IdSet } from './id-set.ts';
import { type Block, unpack } from './postings.ts';
import { type Runner, sql } from './sql.ts';

export interface Candidate {
  /** the plan's sort key besides the id; '' where the id alone orders */
  key: string;
  id: number;
}

export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;

/** Ids of one term, newest first, below `before`. */
export function idsOfTerm(run: Runner, term: string, before: number, limit: number): Candidate[] {
  const found: Candidate[] = [];
  let below = before;
  while (found.length < limit) {
    const block = run.get<Block>(
      sql`SELECT term, first, n, ids FROM postings WHERE term = ${term} AND first < ${below} ORDER BY first DESC LIMIT 1`,
    );
    if (block === undefined) break;
    const ids = unpack(block);
    for (let i = ids.length - 1; i >= 0 && found.length < limit; i--) {
      const id = ids[i] ?? 0;
      if (id < below) found.push({ key: '', id });
    }
    below = block.first;
  }
  return found;
}

/** Ids of all terms with a prefix, by term and then by id, after a position. */
export function idsOfPrefix(run: Runner, prefix: string, after: Candidate | null, limit: number): Candidate[] {
  const found: Candidate[] = [];
  const take = (block: Block): void => {
    for (const id of unpack(block)) {
      if (found.length >= limit) return;
      if (after === null || block.term !== after.key || id > after.id) found.push({ key: block.term, id });
    }
  };
  let term = prefix;
  let first = -1;
  if (after !== null) {
    const block = run.get<Block>(sql`SELECT term, first, n, ids FROM postings
      WHERE term = ${after.key} AND first <= ${after.id} ORDER BY first DESC LIMIT 1`);
    term = after.key;
    first = after.id;
    if (block !== undefined) {
      take(block);
      first = block.first;
    }
  }
  while (found.length < limit) {
    const want = limit - found.length;
    const blocks = run.all<Block>(sql`SELECT term, first, n, ids FROM postings
      WHERE (term, first) > (${term}, ${first}) AND term < ${afterPrefix(prefix)} ORDER BY term, first LIMIT ${want}`);
    blocks.forEach(take);
    const last = blocks[blocks.length - 1];
    if (last === undefined || blocks.length < want) break;
    term = last.term;
    first = last.first;
  }
  return found;
}

export const countOfTerm = (run: Runner, term: string): number =>
  run.get<{ n: number | null }>(sql`SELECT sum(n) AS n FROM postings WHERE term = ${term}`)?.n ?? 0;

const SAMPLE = 1_000;
/** How many ids a prefix has, at least; looks at no more than a thousand blocks. */
export const roughCountOfPrefix = (run: Runner, prefix: string): number =>
  run.get<{ n: number | null }>(sql`SELECT sum(n) AS n FROM
    (SELECT n FROM postings WHERE term >= ${prefix} AND term < ${afterPrefix(prefix)} LIMIT ${SAMPLE})`)?.n ?? 0;

/** All distinct ids of the terms with a prefix. */
export function collectPrefix(run: Runner, prefix: string, into: IdSet): void {
  const blocks = run.all<Block>(
    sql`SELECT term, first, n, ids FROM postings WHERE term >= ${prefix} AND term < ${afterPrefix(prefix)}`,
  );
  for (const block of blocks) for (const id of unpack(block)) into.add(id);
}

/** The term of a name query that the fewest contacts carry. */
export function rarestTerm(run: Runner, text: string): { term: string; n: number } {
  const characters = [...text];
  const grams = characters.length < 2 ? characters : characters.slice(1).map((c, i) => `${characters[i]}${c}`);
  let best = { term: '', n: Number.POSITIVE_INFINITY };
  for (const gram of new Set(grams)) {
    const n = countOfTerm(run, `g${gram}`);
    if (n < best.n) best = { term: `g${gram}`, n };
    if (n === 0) break;
  }
  return best;
}
