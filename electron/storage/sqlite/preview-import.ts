import type { BulkStorage, ImportRow, ImportTarget } from '../bulk-storage.ts';
import { binnedRow } from './bin.ts';
import type { Db } from './connection.ts';
import { CHUNK } from './contact-inserter.ts';
import { COLUMNS, type ContactRow } from './contact-rows.ts';
import { createCounters } from './counters.ts';
import { createForgotten } from './forgotten.ts';
import { consentOf, mergeContact } from './merge-contact.ts';
import { createRunner, inList, sql } from './sql.ts';

/** Counts by the same rules as the import and writes nothing: reads only, so nobody waits for it. */
export function createPreview(db: Db, blacklist: () => Map<string, number>): BulkStorage['previewImport'] {
  const run = createRunner(db);
  const counters = createCounters(db);
  const forgotten = createForgotten(db);

  function find(numbers: string[]): Map<string, ContactRow> {
    const rows = run.all<ContactRow>(sql`SELECT ${COLUMNS} FROM contacts c WHERE c.number IN ${inList(numbers)}`);
    const binned = run.all<{ contact: string }>(sql`SELECT contact FROM bin WHERE number IN ${inList(numbers)}`);
    return new Map([...rows, ...binned.map((row) => binnedRow(row.contact))].map((row) => [row.number, row]));
  }

  return (rows: Iterable<ImportRow>, target: ImportTarget) => {
    const blocked = blacklist();
    const consent = consentOf(target);
    const written = { existing: 0, created: 0, updated: 0, unchanged: 0, blacklisted: 0, groupId: null };
    const inBook = counters.get('contacts') + counters.get('bin') > 0;
    const fresh = new Set<number>();
    const met = new Map<number, ContactRow | null>();

    function look(chunk: ImportRow[]): void {
      const known = inBook ? find(chunk.map((row) => row.number)) : new Map<string, ContactRow>();
      for (const row of chunk) {
        const old = known.get(row.number);
        if (old !== undefined) meet(row, old);
        else if (!fresh.has(Number(row.number))) {
          fresh.add(Number(row.number));
          written.created++;
          if (blocked.has(row.number) || forgotten.find(row.number) !== null) written.blacklisted++;
        }
      }
    }
    function meet(row: ImportRow, old: ContactRow): void {
      const changed = met.get(old.id);
      if (changed === undefined) {
        written.existing++;
        if (blocked.has(old.number)) written.blacklisted++;
      }
      const rule = changed !== undefined && target.merge !== 'keep' ? 'fill' : target.merge;
      const next = mergeContact(changed ?? old, row, rule, consent);
      if (next !== null && !changed) written.updated++;
      met.set(old.id, next ?? changed ?? null);
    }

    let chunk: ImportRow[] = [];
    for (const row of rows) {
      chunk.push(row);
      if (chunk.length === CHUNK * 8) {
        look(chunk);
        chunk = [];
      }
    }
    look(chunk);
    const group = run.get<{ id: number }>(
      sql`SELECT id FROM labels WHERE kind = 'group' AND name = ${target.newGroup}`,
    );
    return { ...written, unchanged: written.existing - written.updated, groupId: group?.id ?? null };
  };
}
