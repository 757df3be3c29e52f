import type { Contact } from '../../../shared/contract/contacts.ts';
import type { ConsentGround } from '../../../shared/domain/consent.ts';
import { carrierOf, provinceOf } from '../../../shared/domain/phone.ts';
import { inList, type Runner, sql } from './sql.ts';

export interface ContactRow {
  id: number;
  number: string;
  name: string;
  other_names: string | null;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  company: string;
  remark: string;
  custom: string | null;
  consent_source: string;
  consent_date: string | null;
  consent_ground: ConsentGround;
  consent_proof: number | null;
  /** 0 no, 1 opted out by a reply, 2 on the blacklist for another reason */
  blocked: number;
  last_sent_at: number | null;
  created_at: number;
  updated_at: number;
}

export const COLUMNS = {
  text: `c.id, c.number, c.name, c.other_names, c.gender, c.birthday, c.company, c.remark, c.custom, c.consent_source,
    c.consent_date, c.consent_ground, c.consent_proof, c.blocked, c.last_sent_at, c.created_at, c.updated_at`,
  values: [],
};

export const parseNames = (json: string | null): string[] => (json === null ? [] : JSON.parse(json));
export const namesOf = (row: Pick<ContactRow, 'name' | 'other_names'>): string[] =>
  row.other_names === null ? [row.name] : [row.name, ...parseNames(row.other_names)];
export const jsonOrNull = (value: object): string | null =>
  Object.keys(value).length === 0 ? null : JSON.stringify(value);

interface Membership {
  contact_id: number;
  id: number;
  kind: 'group' | 'tag';
}

/** Rows as the contract shows them; carrier and province follow from the number and are not stored. */
export function toContacts(run: Runner, rows: readonly ContactRow[]): Contact[] {
  const contacts = rows.map(
    (row): Contact => ({
      id: row.id,
      number: row.number,
      name: row.name,
      otherNames: parseNames(row.other_names),
      gender: row.gender,
      birthday: row.birthday,
      company: row.company,
      remark: row.remark,
      custom: row.custom === null ? {} : JSON.parse(row.custom),
      carrier: carrierOf(row.number),
      province: provinceOf(row.number),
      consentSource: row.consent_source,
      consentDate: row.consent_date,
      consentGround: row.consent_ground ?? '',
      consentProofId: row.consent_proof ?? null,
      groupIds: [],
      tagIds: [],
      optedOut: row.blocked > 0,
      lastSentAt: row.last_sent_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      deletedAt: null,
    }),
  );
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  for (const { contact_id, id, kind } of memberships(run, [...byId.keys()])) {
    const contact = byId.get(contact_id);
    if (contact !== undefined) (kind === 'group' ? contact.groupIds : contact.tagIds).push(id);
  }
  return contacts;
}

/** Probes each label for each contact: labels are few, and an index by contact would slow every import. */
const memberships = (run: Runner, ids: number[]): Membership[] =>
  run.all<Membership>(sql`SELECT m.contact_id, l.id, l.kind FROM labels l CROSS JOIN members m
    ON m.label_id = l.id AND m.contact_id IN ${inList(ids)} ORDER BY l.id`);
