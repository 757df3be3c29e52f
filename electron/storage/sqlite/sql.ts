import type { Statement } from 'better-sqlite3';
import type { Db } from './connection.ts';

export type Value = string | number | null | Buffer;
/** SQL text with its values apart, so a filter can be put together without ever quoting a value. */
export interface Sql {
  text: string;
  values: Value[];
}

const isSql = (part: Value | Sql): part is Sql => typeof part === 'object' && part !== null && 'text' in part;

/** Tagged template: plain values become parameters, nested `Sql` is spliced in. */
export function sql(texts: TemplateStringsArray, ...parts: (Value | Sql)[]): Sql {
  let text = texts[0] ?? '';
  const values: Value[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += texts[i + 1] ?? '';
  });
  return { text, values };
}

export const always: Sql = { text: '1', values: [] };
export const join = (parts: Sql[], between: ' AND ' | ' OR ' | ', ' | ' UNION '): Sql => ({
  text: parts.map((part) => part.text).join(between),
  values: parts.flatMap((part) => part.values),
});
export const allOf = (conditions: Sql[]): Sql => (conditions.length === 0 ? always : join(conditions, ' AND '));
/** `column IN (…)` with the list as one JSON parameter: one prepared statement whatever its length. */
export const inList = (values: readonly (number | string)[]): Sql =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Prepares each distinct text once. */
export function createRunner(db: Db) {
  const cache = new Map<string, Statement<Value[], unknown>>();
  const prepared = (text: string) => {
    let statement = cache.get(text);
    if (statement === undefined) {
      statement = db.prepare<Value[], unknown>(text);
      cache.set(text, statement);
    }
    return statement;
  };
  return {
    all: <T>(query: Sql): T[] => prepared(query.text).all(...query.values) as T[],
    get: <T>(query: Sql): T | undefined => prepared(query.text).get(...query.values) as T | undefined,
    run: (query: Sql) => prepared(query.text).run(...query.values),
  };
}
export type Runner = ReturnType<typeof createRunner>;

/** One write transaction: takes the lock at its start, so a read inside can never fail to become a write. */
export function immediate<A extends unknown[], R>(db: Db, work: (...args: A) => R): (...args: A) => R {
  return db.transaction(work).immediate;
}
