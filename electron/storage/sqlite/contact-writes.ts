import type { BulkAction, ContactInput, ContactPatch, Selection } from '../../../shared/contract/contacts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ContactStore } from '../contact-store.ts';
import { type Bin, createBin } from './bin.ts';
import type { Blacklisting } from './blacklisting.ts';
import { type ContactValues, createBook } from './book.ts';
import { type Db, withWideCache } from './connection.ts';
import { type ContactRow, toContacts } from './contact-rows.ts';
import { createContactSearch } from './contact-search.ts';
import { createChosen } from './contact-selection.ts';
import { createCounters } from './counters.ts';
import { createLabels, createLabelWrites, type LabelWrites } from './labels.ts';
import { createRunner, immediate, inList, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';

export type ContactWrites = LabelWrites &
  Pick<Sync<ContactStore>, 'create' | 'update' | 'bulk' | 'blacklist' | 'unblacklist'>;

const valuesOf = (input: Partial<ContactInput>, custom: string | null | undefined): Partial<ContactValues> => ({
  number: input.number,
  name: input.name,
  other_names: input.otherNames && (input.otherNames.length === 0 ? null : JSON.stringify(input.otherNames)),
  gender: input.gender,
  birthday: input.birthday,
  company: input.company,
  remark: input.remark,
  custom,
  consent_source: input.consentSource,
  consent_date: input.consentDate,
  consent_ground: input.consentGround,
  consent_proof: input.consentProofId,
});
const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<T>;

const BLANK: ContactValues = {
  number: '',
  name: '',
  other_names: null,
  gender: null,
  birthday: null,
  company: '',
  remark: '',
  custom: null,
  consent_source: '',
  consent_date: null,
  consent_ground: '',
  consent_proof: null,
};

export function createContactWrites(db: Db, blacklisting: Blacklisting): ContactWrites {
  const run: Runner = createRunner(db);
  const counters = createCounters(db);
  const search = createContactSearch(run, counters);
  const bin: Bin = createBin(run);
  const labels = createLabels(db);
  const book = createBook(db, counters);
  const chosen = createChosen(db, search, bin, counters, book.postings);

  function setLabels(contactId: number, kind: 'group' | 'tag', wanted: number[] | undefined): void {
    if (wanted === undefined) return;
    const self = sql`SELECT ${contactId} AS id`;
    const now = run
      .all<{
        id: number;
      }>(sql`SELECT l.id FROM labels l JOIN members m ON m.label_id = l.id AND m.contact_id = ${contactId}
        WHERE l.kind = ${kind}`)
      .map(({ id }) => id);
    const known = run
      .all<{ id: number }>(sql`SELECT id FROM labels WHERE kind = ${kind} AND id IN ${inList(wanted)}`)
      .map(({ id }) => id);
    for (const id of now) if (!known.includes(id)) labels.removeMembers(id, self);
    for (const id of known) if (!now.includes(id)) labels.addMembers(id, self);
  }
  const shown = (id: number) => {
    const row = search.one(id);
    if (row === undefined) throw new AppError('NOT_FOUND', { what: 'contact' });
    return toContacts(run, [row])[0]!;
  };

  function blacklistChosen(reason: string, now: number): number {
    const numbers = run.all<{ number: string }>(sql`SELECT number FROM contacts WHERE id IN (${chosen.ids})`);
    let added = 0;
    for (const { number } of numbers)
      if (blacklisting.add({ number, source: 'manual', reason, proof: '' }, now)) added++;
    blacklisting.flush();
    return added;
  }

  const bulk = immediate(db, (selection: Selection, action: BulkAction, now: number): number => {
    if ('groupId' in action) labels.one('group', action.groupId);
    if ('tagId' in action) labels.one('tag', action.tagId);
    const n = chosen.choose(selection, action.do === 'restore' || action.do === 'purge' ? 'bin' : 'contacts');
    if (n === 0) return 0;
    counters.touch();
    switch (action.do) {
      case 'addGroup':
        return labels.addMembers(action.groupId, chosen.ids);
      case 'removeGroup':
        return labels.removeMembers(action.groupId, chosen.ids);
      case 'addTag':
        return labels.addMembers(action.tagId, chosen.ids);
      case 'removeTag':
        return labels.removeMembers(action.tagId, chosen.ids);
      case 'blacklist':
        return blacklistChosen(action.reason, now);
      case 'delete':
        chosen.toBin(n, now);
        return n;
      case 'restore':
        chosen.fromBin(n, now);
        return n;
      case 'purge':
        for (const { number } of run.all<{ number: string }>(sql`SELECT b.number FROM bin b
          JOIN blacklist k ON k.number = b.number WHERE b.id IN (${chosen.ids})`))
          blacklisting.forget(number);
        chosen.purge(n);
        return n;
    }
  });

  return {
    ...createLabelWrites(db, labels, counters),
    create: immediate(db, (input: ContactInput, now: number) => {
      const taken = search.byNumber(input.number);
      if (taken !== undefined) throw new AppError('NUMBER_EXISTS', { contactId: taken.id });
      const binned = bin.byNumber(input.number);
      if (binned !== null) chosen.purge(chosen.choose({ ids: [binned] }, 'bin'));
      blacklisting.revive(input.number, now);
      const values = { ...BLANK, ...withoutUndefined(valuesOf(input, book.customFields(input.custom))) };
      const id = book.insert({ ...values, last_sent_at: null, created_at: now, updated_at: now }, binned);
      setLabels(id, 'group', input.groupIds);
      setLabels(id, 'tag', input.tagIds);
      counters.touch();
      return shown(id);
    }),
    update: immediate(db, (id: number, patch: ContactPatch, now: number) => {
      const old = search.one(id);
      if (old === undefined) throw new AppError('NOT_FOUND', { what: 'contact' });
      if (patch.number !== undefined && patch.number !== old.number) {
        const taken = search.byNumber(patch.number)?.id ?? bin.byNumber(patch.number);
        if (taken !== null) throw new AppError('NUMBER_EXISTS', { contactId: taken });
      }
      if (patch.number !== undefined) blacklisting.revive(patch.number, now);
      const custom = patch.custom === undefined ? undefined : book.customFields(patch.custom);
      const values: ContactRow = { ...old, ...withoutUndefined(valuesOf(patch, custom)) };
      book.update(old, values, now);
      setLabels(id, 'group', patch.groupIds);
      setLabels(id, 'tag', patch.tagIds);
      counters.touch();
      return shown(id);
    }),
    bulk: (selection, action, now) => withWideCache(db, () => bulk(selection, action, now)),

    blacklist: immediate(db, (rows, now: number) => {
      let added = 0;
      for (const row of rows) if (blacklisting.add(row, now)) added++;
      blacklisting.flush();
      return { added, already: rows.length - added };
    }),
    unblacklist: immediate(db, (numbers: string[], reason: string, now: number) =>
      numbers.reduce((n, number) => n + (blacklisting.remove(number, reason, now) ? 1 : 0), 0),
    ),
  };
}
