import type { Selection } from '../../../shared/contract/contacts.ts';
import type { Bin } from './bin.ts';
import { BLOCKED } from './blacklisting.ts';
import type { Db } from './connection.ts';
import { type ContactRow, namesOf } from './contact-rows.ts';
import type { ContactSearch } from './contact-search.ts';
import type { Counters } from './counters.ts';
import { termsOf } from './name-terms.ts';
import type { PostingWriter } from './postings.ts';
import { createRunner, inList, sql } from './sql.ts';

const SLICE = 5_000;
const CHOSEN = sql`SELECT id FROM temp.chosen`;

/** Many contacts at once: their ids stand in a temporary table and every step is one statement over it. */
export function createChosen(db: Db, search: ContactSearch, bin: Bin, counters: Counters, postings: PostingWriter) {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY) STRICT');
  const run = createRunner(db);

  /** Fills the table from a selection; only what really stands in the book or the bin is chosen. */
  function choose(selection: Selection, where: 'contacts' | 'bin'): number {
    run.run(sql`DELETE FROM temp.chosen`);
    const table = { text: where, values: [] };
    if ('ids' in selection) {
      run.run(sql`INSERT INTO temp.chosen SELECT id FROM ${table} WHERE id IN ${inList(selection.ids)}`);
    } else {
      const { filter, except } = selection;
      const inBin = filter.deleted === true;
      if (inBin !== (where === 'bin')) return 0;
      const ids = inBin ? inList(bin.ids(filter)) : sql`(${search.selectIds(filter)})`;
      run.run(sql`INSERT OR IGNORE INTO temp.chosen SELECT * FROM ${ids} WHERE true`);
      if (except.length > 0) run.run(sql`DELETE FROM temp.chosen WHERE id IN ${inList(except)}`);
    }
    return run.get<{ n: number }>(sql`SELECT count(*) AS n FROM temp.chosen`)?.n ?? 0;
  }

  function reindex(how: 'add' | 'remove'): void {
    const byTerm = new Map<string, number[]>();
    for (let after = 0; ; ) {
      const rows = run.all<Pick<ContactRow, 'id' | 'number' | 'name' | 'other_names'>>(
        sql`SELECT c.id, c.number, c.name, c.other_names FROM temp.chosen k CROSS JOIN contacts c ON c.id = k.id
          WHERE k.id > ${after} ORDER BY k.id LIMIT ${SLICE}`,
      );
      for (const row of rows) {
        for (const term of termsOf(row.number, namesOf(row))) {
          const ids = byTerm.get(term);
          if (ids === undefined) byTerm.set(term, [row.id]);
          else ids.push(row.id);
        }
      }
      if (rows.length < SLICE) break;
      after = rows[rows.length - 1]?.id ?? after;
    }
    for (const [term, ids] of byTerm) postings[how](term, ids);
  }

  function shiftLabels(sign: '+' | '-'): void {
    run.run(sql`UPDATE labels SET contacts = contacts ${{ text: sign, values: [] }} b.n
      FROM (SELECT label_id, count(*) AS n FROM bin_members WHERE contact_id IN (${CHOSEN}) GROUP BY label_id) AS b
      WHERE b.label_id = labels.id`);
  }

  return {
    choose,
    ids: CHOSEN,
    toBin(n: number, now: number): void {
      run.run(sql`INSERT INTO bin SELECT id, number, json_object('id', id, 'number', number, 'name', name,
        'other_names', other_names, 'gender', gender, 'birthday', birthday, 'company', company, 'remark', remark,
        'custom', custom, 'consent_source', consent_source, 'consent_date', consent_date,
        'consent_ground', consent_ground, 'consent_proof', consent_proof, 'blocked', blocked,
        'last_sent_at', last_sent_at, 'created_at', created_at, 'updated_at', updated_at), ${now}
        FROM contacts WHERE id IN (${CHOSEN})`);
      // Few: probe each label. Many: one walk over all members is cheaper.
      const members = n < SLICE ? sql`m.contact_id` : sql`+m.contact_id`;
      run.run(sql`INSERT INTO bin_members SELECT m.contact_id, m.label_id FROM labels l CROSS JOIN members m
        ON m.label_id = l.id AND ${members} IN (${CHOSEN})`);
      shiftLabels('-');
      const gone = n < SLICE ? sql`contact_id` : sql`+contact_id`;
      run.run(sql`DELETE FROM members WHERE label_id IN (SELECT id FROM labels) AND ${gone} IN (${CHOSEN})`);
      reindex('remove');
      run.run(sql`DELETE FROM contacts WHERE id IN (${CHOSEN})`);
      counters.add('contacts', -n);
      counters.add('bin', n);
    },
    fromBin(n: number, now: number): void {
      run.run(sql`INSERT INTO contacts (id, number, name, other_names, gender, birthday, company, remark, custom,
        consent_source, consent_date, consent_ground, consent_proof, blocked, last_sent_at, created_at, updated_at)
        SELECT id, number, contact ->> 'name', contact ->> 'other_names', contact ->> 'gender', contact ->> 'birthday',
        contact ->> 'company', contact ->> 'remark', contact ->> 'custom', contact ->> 'consent_source',
        contact ->> 'consent_date', coalesce(contact ->> 'consent_ground', ''), contact ->> 'consent_proof',
        coalesce((SELECT ${BLOCKED} FROM blacklist k WHERE k.number = bin.number), 0),
        contact ->> 'last_sent_at', contact ->> 'created_at', ${now}
        FROM bin WHERE id IN (${CHOSEN}) ORDER BY id`);
      run.run(sql`INSERT INTO members SELECT label_id, contact_id FROM bin_members WHERE contact_id IN (${CHOSEN})`);
      shiftLabels('+');
      reindex('add');
      run.run(sql`DELETE FROM bin_members WHERE contact_id IN (${CHOSEN})`);
      run.run(sql`DELETE FROM bin WHERE id IN (${CHOSEN})`);
      counters.add('contacts', n);
      counters.add('bin', -n);
    },
    purge(n: number): void {
      run.run(sql`DELETE FROM bin_members WHERE contact_id IN (${CHOSEN})`);
      run.run(sql`DELETE FROM bin WHERE id IN (${CHOSEN})`);
      counters.add('bin', -n);
    },
  };
}
