import type { Statement } from 'better-sqlite3';
import type { ImportRow } from '../bulk-storage.ts';
import type { Db } from './connection.ts';
import { jsonOrNull } from './contact-rows.ts';

/** Columns a file may or may not have; the statement binds only those it has, because binding is what an insert costs. */
const OPTIONAL = [
  { column: 'name', blank: "''", of: (row: ImportRow) => row.name ?? '' },
  { column: 'gender', blank: 'NULL', of: (row: ImportRow) => row.gender ?? null },
  { column: 'birthday', blank: 'NULL', of: (row: ImportRow) => row.birthday ?? null },
  { column: 'company', blank: "''", of: (row: ImportRow) => row.company ?? '' },
  { column: 'remark', blank: "''", of: (row: ImportRow) => row.remark ?? '' },
  {
    column: 'custom',
    blank: 'NULL',
    of: (row: ImportRow) => (row.custom === undefined ? null : jsonOrNull(row.custom)),
  },
  { column: 'consent_source', blank: '@source', of: (row: ImportRow, c: Constants) => row.consentSource || c.source },
  { column: 'consent_date', blank: '@date', of: (row: ImportRow, c: Constants) => row.consentDate ?? c.date },
  {
    column: 'other_names',
    blank: 'NULL',
    of: (row: ImportRow) => (row.otherNames ? JSON.stringify(row.otherNames) : null),
  },
] as const;

export interface Constants {
  now: number;
  source: string;
  date: string | null;
  ground: string;
  proof: number | null;
}
export const CHUNK = 32;

const maskOf = (row: ImportRow): number =>
  (row.name !== undefined ? 1 : 0) |
  (row.gender !== undefined ? 2 : 0) |
  (row.birthday !== undefined ? 4 : 0) |
  (row.company !== undefined ? 8 : 0) |
  (row.remark !== undefined ? 16 : 0) |
  (row.custom !== undefined ? 32 : 0) |
  (row.consentSource !== undefined ? 64 : 0) |
  (row.consentDate !== undefined ? 128 : 0) |
  (row.otherNames !== undefined ? 256 : 0);

/** Inserts rows by the chunk; a number that is there already is passed over. */
export function createContactInserter(db: Db, constants: Constants, blockedOf: (number: string) => number) {
  const statements = new Map<number, Statement>();

  function statementFor(mask: number, rows: number): Statement {
    const key = mask * 64 + rows;
    let statement = statements.get(key);
    if (statement === undefined) {
      const values = OPTIONAL.map(({ blank }, i) => (mask & (1 << i) ? '?' : blank)).join(', ');
      const tuple = `(?, ?, ${values}, @ground, @proof, @now, @now)`;
      const columns = OPTIONAL.map(({ column }) => column).join(', ');
      statement =
        db.prepare(`INSERT OR IGNORE INTO contacts (number, blocked, ${columns}, consent_ground, consent_proof, created_at, updated_at)
        VALUES ${Array(rows).fill(tuple).join(', ')}`);
      statements.set(key, statement);
    }
    return statement;
  }

  return (rows: readonly ImportRow[]): { inserted: number; lastId: number } => {
    let mask = 0;
    for (const row of rows) mask |= maskOf(row);
    const present = OPTIONAL.filter((_, i) => mask & (1 << i));
    const values: (string | number | null)[] = [];
    for (const row of rows) {
      values.push(row.number, blockedOf(row.number));
      for (const { of } of present) values.push(of(row, constants));
    }
    const { changes, lastInsertRowid } = statementFor(mask, rows.length).run(values, constants);
    return { inserted: changes, lastId: Number(lastInsertRowid) };
  };
}
