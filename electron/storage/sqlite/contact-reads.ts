import type { BlacklistRow, ContactFilter } from '../../../shared/contract/contacts.ts';
import type { ContactStore, PageQuery } from '../contact-store.ts';
import { createBin } from './bin.ts';
import type { Db } from './connection.ts';
import { toContacts } from './contact-rows.ts';
import { createContactSearch } from './contact-search.ts';
import { createCounters } from './counters.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { labelRows } from './labels.ts';
import { afterPrefix } from './posting-reads.ts';
import { readSearch } from './search-text.ts';
import { createRunner, type Sql, sql } from './sql.ts';
import type { Sync } from './sync.ts';

export type ContactReads = Pick<
  Sync<ContactStore>,
  'page' | 'count' | 'get' | 'byNumber' | 'customFields' | 'groups' | 'tags' | 'blacklistPage' | 'blacklistCount'
>;

export function createContactReads(db: Db): ContactReads {
  const run = createRunner(db);
  const counters = createCounters(db);
  const search = createContactSearch(run, counters);
  const bin = createBin(run);
  return {
    page(filter: ContactFilter, query: PageQuery) {
      if (filter.deleted === true) return bin.page(filter, query);
      const { rows, next } = search.page(filter, query);
      return { rows: toContacts(run, rows), next };
    },
    count(filter: ContactFilter) {
      if (filter.deleted !== true) return search.count(filter);
      const plain = Object.values({ ...filter, deleted: undefined }).every((part) => part === undefined || part === '');
      return plain ? counters.get('bin') : bin.ids(filter).length;
    },
    get(id) {
      const row = search.one(id);
      return row === undefined ? bin.one(id) : (toContacts(run, [row])[0] ?? null);
    },
    byNumber(number) {
      const row = search.byNumber(number);
      return row === undefined ? null : (toContacts(run, [row])[0] ?? null);
    },
    customFields: () =>
      run.all<{ name: string }>(sql`SELECT name FROM custom_fields ORDER BY name`).map((row) => row.name),
    groups: () => labelRows(run, 'group'),
    tags: () => labelRows(run, 'tag'),
    blacklistPage(q, { cursor, limit }) {
      const below = decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER;
      const rows = run.all<
        BlacklistRow & { id: number }
      >(sql`SELECT b.id, b.number, coalesce(c.name, '') AS name, b.source,
        b.reason, b.proof, b.created_at AS createdAt FROM blacklist b LEFT JOIN contacts c ON c.number = b.number
        WHERE b.id < ${below} AND ${blacklistSearch(q)} ORDER BY b.id DESC LIMIT ${limit + 1}`);
      const shown = rows.slice(0, limit);
      const last = shown[shown.length - 1];
      const more = rows.length > limit && last !== undefined;
      return {
        rows: shown.map(({ id: _, ...row }) => row),
        next: more ? encodeCursor({ plan: 'blacklist', key: '', id: last.id }) : null,
      };
    },
    blacklistCount: () => run.get<{ n: number }>(sql`SELECT count(*) AS n FROM blacklist`)?.n ?? 0,
  };
}

function blacklistSearch(q: string | undefined): Sql {
  const search = readSearch(q);
  if (search.kind === 'all') return sql`1`;
  if (search.kind !== 'digits')
    return sql`(instr(c.name, ${(q ?? '').trim()}) > 0 OR instr(b.reason, ${(q ?? '').trim()}) > 0)`;
  const prefix = sql`b.number >= ${search.text} AND b.number < ${afterPrefix(search.text)}`;
  return search.text.length === 4 ? sql`(${prefix} OR substr(b.number, 8) = ${search.text})` : prefix;
}
