import { BLOCKED } from './blacklisting.ts';
import type { Db } from './connection.ts';
import { type ContactRow, jsonOrNull, namesOf } from './contact-rows.ts';
import type { Counters } from './counters.ts';
import { termsOf } from './name-terms.ts';
import { createPostingWriter } from './postings.ts';

/** The values of a contact as they are written. */
export type ContactValues = Omit<ContactRow, 'id' | 'blocked' | 'last_sent_at' | 'created_at' | 'updated_at'>;

/** Single contacts: the row, its search terms and the counter, always together. */
export function createBook(db: Db, counters: Counters) {
  const postings = createPostingWriter(db);
  const insert =
    db.prepare(`INSERT INTO contacts (id, number, name, other_names, gender, birthday, company, remark, custom,
    consent_source, consent_date, consent_ground, consent_proof, blocked, last_sent_at, created_at, updated_at) VALUES (@id, @number, @name, @other_names,
    @gender, @birthday, @company, @remark, @custom, @consent_source, @consent_date, @consent_ground, @consent_proof,
    coalesce((SELECT ${BLOCKED.text} FROM blacklist WHERE number = @number), 0),
    @last_sent_at, @created_at, @updated_at)`);
  const update = db.prepare(`UPDATE contacts SET number = @number, name = @name, other_names = @other_names,
    gender = @gender, birthday = @birthday, company = @company, remark = @remark, custom = @custom,
    consent_source = @consent_source, consent_date = @consent_date, consent_ground = @consent_ground, consent_proof = @consent_proof,
    blocked = coalesce((SELECT ${BLOCKED.text} FROM blacklist WHERE number = @number), 0),
    updated_at = @updated_at WHERE id = @id`);
  const field = db.prepare('INSERT OR IGNORE INTO custom_fields VALUES (?)');

  return {
    postings,
    customFields(custom: Record<string, string>): string | null {
      for (const name of Object.keys(custom)) field.run(name);
      return jsonOrNull(custom);
    },
    /** `id` null = the next one */
    insert(
      values: ContactValues & Pick<ContactRow, 'last_sent_at' | 'created_at' | 'updated_at'>,
      id: number | null,
    ): number {
      const newId = Number(insert.run({ ...values, id }).lastInsertRowid);
      for (const term of termsOf(values.number, namesOf(values))) postings.add(term, [newId]);
      counters.add('contacts', 1);
      return newId;
    },
    writeRow: (id: number, values: ContactValues, now: number): void =>
      void update.run({ ...values, id, updated_at: now }),
    update(old: ContactRow, values: ContactValues, now: number): void {
      this.writeRow(old.id, values, now);
      const before = new Set(termsOf(old.number, namesOf(old)));
      const after = new Set(termsOf(values.number, namesOf(values)));
      for (const term of before) if (!after.has(term)) postings.remove(term, [old.id]);
      for (const term of after) if (!before.has(term)) postings.add(term, [old.id]);
    },
  };
}
