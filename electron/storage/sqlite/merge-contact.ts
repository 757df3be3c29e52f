import type { MergeRule } from '../../../shared/contract/transfer.ts';
import type { ConsentGround } from '../../../shared/domain/consent.ts';
import type { ImportRow, ImportTarget } from '../bulk-storage.ts';
import type { ContactValues } from './book.ts';
import { jsonOrNull, parseNames } from './contact-rows.ts';

const MOST_OTHER_NAMES = 20;
const PLAIN = ['gender', 'birthday', 'company', 'remark'] as const;

/**
 * What a row makes of a contact that is already there, or null when it adds nothing. `keep` leaves it as it is, `fill`
 * writes into blanks only, `overwrite` takes every value the row has (a blank cell never erases). A different name is a
 * further person on the same number: both stay, the row's first under `overwrite`.
 */
export function mergeContact<T extends ContactValues>(
  old: T,
  row: ImportRow,
  rule: MergeRule,
  consent: Consent,
): T | null {
  if (rule === 'keep') return null;
  const next = { ...old };
  const takes = (current: string | null): boolean => rule === 'overwrite' || current === null || current === '';
  for (const field of PLAIN) {
    const value = row[field];
    if (value !== undefined && value !== null && value !== '' && takes(old[field]))
      Object.assign(next, { [field]: value });
  }
  const source = row.consentSource || consent.consentSource;
  if (source !== '' && takes(old.consent_source)) next.consent_source = source;
  const date = row.consentDate ?? consent.consentDate;
  if (date !== null && takes(old.consent_date)) next.consent_date = date;
  if (consent.consentGround !== '' && takes(old.consent_ground)) next.consent_ground = consent.consentGround;
  if (consent.consentProofId !== null && (rule === 'overwrite' || old.consent_proof === null))
    next.consent_proof = consent.consentProofId;
  if (row.custom !== undefined) next.custom = mergeCustom(old.custom, row.custom, takes);
  if (row.name) mergeName(next, row.name, rule);
  for (const name of row.otherNames ?? []) mergeName(next, name, 'fill');
  return sameValues(old, next) ? null : next;
}

export interface Consent {
  consentSource: string;
  consentDate: string | null;
  consentGround: ConsentGround;
  consentProofId: number | null;
}

/** What an import says of everybody in it. */
export const consentOf = (target: ImportTarget): Consent => ({
  consentSource: target.consentSource,
  consentDate: target.consentDate,
  consentGround: target.consentGround ?? '',
  consentProofId: target.consentProofId ?? null,
});

function mergeCustom(
  old: string | null,
  added: Record<string, string>,
  takes: (v: string | null) => boolean,
): string | null {
  const custom: Record<string, string> = old === null ? {} : JSON.parse(old);
  for (const [name, value] of Object.entries(added)) {
    if (value !== '' && takes(custom[name] ?? null)) custom[name] = value;
  }
  return jsonOrNull(custom);
}

function mergeName(next: ContactValues, name: string, rule: MergeRule): void {
  if (name === next.name) return;
  if (next.name === '') {
    next.name = name;
    return;
  }
  const others = parseNames(next.other_names);
  const all = rule === 'overwrite' ? [name, next.name, ...others] : [next.name, ...others, name];
  const [first, ...rest] = [...new Set(all)];
  next.name = first ?? '';
  next.other_names = JSON.stringify(rest.slice(0, MOST_OTHER_NAMES));
}

const sameValues = (a: ContactValues, b: ContactValues): boolean =>
  (Object.keys(a) as (keyof ContactValues)[]).every((key) => a[key] === b[key]);
