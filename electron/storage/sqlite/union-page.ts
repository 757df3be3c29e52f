import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Runner, type Sql, sql } from './sql.ts';

/** A row of one of several tables; `k` is its id times KINDS plus which table, so that no two are alike. */
export interface Key {
  at: number;
  k: number;
}
export const KINDS = 16;
export const kindOf = ({ k }: Key): number => k % KINDS;
export const idOf = ({ k }: Key): number => Math.floor(k / KINDS);

/** Rows of several tables as one list, newest first: `union` selects `at` and `k` of each. */
export function unionPage(run: Runner, plan: string, union: Sql, query: { cursor: string | null; limit: number }) {
  const from = decodeCursor(query.cursor);
  const beyond = from === null ? sql`1` : sql`(at, k) < (${Number(from.key)}, ${from.id})`;
  const rows = run.all<Key>(sql`SELECT at, k FROM (${union}) WHERE ${beyond}
    ORDER BY at DESC, k DESC LIMIT ${query.limit + 1}`);
  const keys = rows.slice(0, query.limit);
  const last = keys.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { keys, next: more ? encodeCursor({ plan, key: String(last.at), id: last.k }) : null };
}

/** Rows fetched for the keys of one kind, in a map by id. */
export function fetched<T extends { id: number }>(keys: readonly Key[], kind: number, fetch: (ids: number[]) => T[]) {
  const ids = keys.filter((key) => kindOf(key) === kind).map(idOf);
  return new Map((ids.length === 0 ? [] : fetch(ids)).map((row) => [row.id, row]));
}
