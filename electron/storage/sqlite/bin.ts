import type { Contact, ContactFilter } from '../../../shared/contract/contacts.ts';
import type { Page, PageQuery } from '../contact-store.ts';
import { type ContactRow, namesOf, toContacts } from './contact-rows.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { matches, readSearch } from './search-text.ts';
import { type Runner, sql } from './sql.ts';

interface BinRow {
  id: number;
  contact: string;
  deleted_at: number;
}
const SLICE = 500;

export const binnedRow = (json: string): ContactRow => JSON.parse(json) as ContactRow;

/** The recycle bin, newest contact first. It is read through: bins are small and looked at rarely. */
export function createBin(run: Runner) {
  const labelsOf = (id: number): { id: number; kind: 'group' | 'tag' }[] =>
    run.all(sql`SELECT l.id, l.kind FROM bin_members b JOIN labels l ON l.id = b.label_id WHERE b.contact_id = ${id}`);

  function toContact({ contact, deleted_at }: BinRow): Contact {
    const row = binnedRow(contact);
    const [shown] = toContacts(run, [row]) as [Contact];
    const labels = labelsOf(row.id);
    return {
      ...shown,
      groupIds: labels.filter((label) => label.kind === 'group').map((label) => label.id),
      tagIds: labels.filter((label) => label.kind === 'tag').map((label) => label.id),
      deletedAt: deleted_at,
    };
  }

  const passes = (filter: ContactFilter, row: ContactRow): boolean => {
    const { lastSent, optedOut, groupId, tagId } = filter;
    const at = row.last_sent_at;
    if (lastSent !== undefined) {
      if ('never' in lastSent ? at !== null : at === null) return false;
      if ('before' in lastSent && (at ?? 0) >= lastSent.before) return false;
      if ('after' in lastSent && (at ?? 0) <= lastSent.after) return false;
    }
    if (optedOut !== undefined && row.blocked > 0 !== optedOut) return false;
    const wanted = [groupId, tagId].filter((id) => id !== undefined);
    if (wanted.length === 0) return true;
    const ids = labelsOf(row.id).map((label) => label.id);
    return wanted.every((id) => ids.includes(id));
  };

  function* walk(filter: ContactFilter, below: number): Generator<BinRow> {
    const search = readSearch(filter.q);
    for (let before = below; ; ) {
      const rows = run.all<BinRow>(
        sql`SELECT id, contact, deleted_at FROM bin WHERE id < ${before} ORDER BY id DESC LIMIT ${SLICE}`,
      );
      for (const row of rows) {
        const contact = binnedRow(row.contact);
        if (matches(search, contact.number, namesOf(contact)) && passes(filter, contact)) yield row;
      }
      const last = rows[rows.length - 1];
      if (last === undefined || rows.length < SLICE) return;
      before = last.id;
    }
  }

  return {
    page(filter: ContactFilter, { cursor, limit }: PageQuery): Page<Contact> {
      const rows: BinRow[] = [];
      for (const row of walk(filter, decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER)) {
        if (rows.length === limit) {
          const last = rows[limit - 1] as BinRow;
          return { rows: rows.map(toContact), next: encodeCursor({ plan: 'bin', key: '', id: last.id }) };
        }
        rows.push(row);
      }
      return { rows: rows.map(toContact), next: null };
    },
    ids: (filter: ContactFilter): number[] => Array.from(walk(filter, Number.MAX_SAFE_INTEGER), (row) => row.id),
    one(id: number): Contact | null {
      const row = run.get<BinRow>(sql`SELECT id, contact, deleted_at FROM bin WHERE id = ${id}`);
      return row === undefined ? null : toContact(row);
    },
    byNumber: (number: string): number | null =>
      run.get<{ id: number }>(sql`SELECT id FROM bin WHERE number = ${number}`)?.id ?? null,
  };
}
export type Bin = ReturnType<typeof createBin>;
