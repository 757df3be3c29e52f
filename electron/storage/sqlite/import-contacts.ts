import type { BulkStorage, ImportRow, ImportTarget, ImportWritten } from '../bulk-storage.ts';
import { createBlacklisting } from './blacklisting.ts';
import { createBook } from './book.ts';
import type { Db } from './connection.ts';
import { CHUNK, createContactInserter } from './contact-inserter.ts';
import { COLUMNS, type ContactRow } from './contact-rows.ts';
import { createCounters } from './counters.ts';
import { createImportLabels } from './import-labels.ts';
import { createLateTerms } from './late-terms.ts';
import { consentOf, mergeContact } from './merge-contact.ts';
import { restoreNumbers } from './restore-numbers.ts';
import { createRunner, immediate, inList, sql } from './sql.ts';
import { createTally } from './tally.ts';
import { createTermCollector } from './term-collector.ts';

/** Postings held in memory before they are written. */
const HELD_POSTINGS = 750_000;
const ROOM_FOR_ONE = 1_000;

/** What came of the numbers of one import, each number once. */
interface Ledger {
  existing: number;
  created: number;
  blacklisted: number;
  /** 1 seen, 2 changed, by contact id: a byte a contact, whatever the size of the book */
  marks: Uint8Array;
  updated: number;
}

/**
 * One transaction for the whole list. New rows are inserted by the chunk without looking first while the book is empty,
 * after one look-up a chunk otherwise; memberships and search terms are collected and written in bulk behind them.
 */
export function createImport(db: Db, blacklist: () => Map<string, number>): BulkStorage['importContacts'] {
  const run = createRunner(db);
  const counters = createCounters(db);
  const book = createBook(db, counters);
  const blacklisting = createBlacklisting(db, createTally(db));

  return immediate(db, (rows: Iterable<ImportRow>, target: ImportTarget): ImportWritten => {
    const blocked = blacklist();
    const forgetful = blacklisting.forgotten.any();
    /** a number of which only the hash of its refusal was left is back on the list, and counts as such */
    const blockedOf = (number: string): number => {
      const known = blocked.get(number);
      if (known !== undefined || !forgetful) return known ?? 0;
      const kept = blacklisting.revive(number, target.now);
      if (kept > 0) blocked.set(number, kept);
      return kept;
    };
    const consent = consentOf(target);
    const insert = createContactInserter(
      db,
      {
        now: target.now,
        source: target.consentSource,
        date: target.consentDate,
        ground: consent.consentGround,
        proof: consent.consentProofId,
      },
      blockedOf,
    );
    const before = run.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'contacts'`)?.seq ?? 0;
    const labels = createImportLabels(db, target, before);
    const terms = createTermCollector(HELD_POSTINGS);
    const fields = new Set<string>();
    const lateTerms = createLateTerms();
    const empty = counters.get('contacts') === 0;
    const bins = counters.get('bin') > 0;
    const ledger: Ledger = { existing: 0, created: 0, blacklisted: 0, marks: new Uint8Array(before + 1), updated: 0 };

    const find = (numbers: string[]): Map<string, ContactRow> =>
      new Map(
        run
          .all<ContactRow>(sql`SELECT ${COLUMNS} FROM contacts c WHERE c.number IN ${inList(numbers)}`)
          .map((row) => [row.number, row]),
      );

    function meet(row: ImportRow, old: ContactRow): ContactRow {
      const own = old.id > before;
      const first = !own && ledger.marks[old.id] === 0;
      if (first) {
        ledger.marks[old.id] = 1;
        ledger.existing++;
        if (old.blocked > 0) ledger.blacklisted++;
        labels.addExisting(old.id);
      }
      labels.addRow(old.id, row);
      // A second row of the same number adds to what the first one made, or two people would take turns as its name.
      const rule = own || (!first && target.merge !== 'keep') ? 'fill' : target.merge;
      const next = mergeContact(old, row, rule, consent);
      if (next === null) return old;
      if (own) {
        book.writeRow(old.id, next, target.now);
        if (row.name) lateTerms.add(old.id, row.name);
        for (const name of row.otherNames ?? []) lateTerms.add(old.id, name);
        return next;
      }
      book.update(old, next, target.now);
      if (ledger.marks[old.id] === 1) {
        ledger.marks[old.id] = 2;
        ledger.updated++;
      }
      return next;
    }

    function created(row: ImportRow, id: number): void {
      terms.add(id, row.number, row.name ?? '');
      if (row.otherNames !== undefined) for (const name of row.otherNames) terms.addName(id, name);
      labels.addRow(id, row);
      if (row.custom !== undefined) for (const name in row.custom) fields.add(name);
      if (blocked.size > 0 && blocked.has(row.number)) ledger.blacklisted++;
      if (terms.size > HELD_POSTINGS - ROOM_FOR_ONE) flushTerms();
    }

    function flushTerms(): void {
      book.postings.append(terms.lists());
      terms.clear();
    }

    function write(chunk: ImportRow[]): void {
      const again: ImportRow[] = [];
      const fresh: ImportRow[] = [];
      const numbers = new Set<string>();
      for (const row of chunk) {
        (numbers.has(row.number) ? again : fresh).push(row);
        numbers.add(row.number);
      }
      if (bins) restoreNumbers(db, [...numbers], target.now);
      let rest = fresh;
      // the first rows of an empty book are new; what is said of one of them later comes as names alone
      if (!empty || chunk.some(({ name, otherNames }) => otherNames !== undefined && name === undefined)) {
        const known = find([...numbers]);
        if (known.size > 0) {
          rest = [];
          for (const row of fresh) {
            const old = known.get(row.number);
            if (old === undefined) rest.push(row);
            else meet(row, old);
          }
        }
      }
      if (rest.length > 0) insertNew(rest, again);
      for (const row of again) {
        const old = find([row.number]).get(row.number);
        if (old !== undefined) meet(row, old);
      }
    }

    let lastId = before;
    function insertNew(rows: ImportRow[], again: ImportRow[]): void {
      const first = lastId;
      const { inserted, lastId: last } = insert(rows);
      if (inserted > 0) lastId = last;
      ledger.created += inserted;
      if (inserted === rows.length) {
        for (const [i, row] of rows.entries()) created(row, last - inserted + 1 + i);
        return;
      }
      const stored = find(rows.map((row) => row.number));
      for (const row of rows) {
        const id = stored.get(row.number)?.id ?? 0;
        if (id > first) created(row, id);
        else again.push(row);
      }
    }

    let chunk: ImportRow[] = [];
    for (const row of rows) {
      chunk.push(row);
      if (chunk.length === CHUNK) {
        write(chunk);
        chunk = [];
      }
    }
    if (chunk.length > 0) write(chunk);
    flushTerms();
    for (const [term, ids] of lateTerms.lists()) book.postings.add(term, ids);
    counters.add('contacts', ledger.created);
    book.customFields(Object.fromEntries([...fields].map((name) => [name, ''])));
    const groupId = labels.flush();
    if (ledger.created > 0 || ledger.updated > 0 || labels.changed()) counters.touch();
    return {
      existing: ledger.existing,
      created: ledger.created,
      updated: ledger.updated,
      unchanged: ledger.existing - ledger.updated,
      blacklisted: ledger.blacklisted,
      groupId,
    };
  });
}
