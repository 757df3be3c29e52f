import type { ContactFilter } from '../../../shared/contract/contacts.ts';
import { type ContactRow, namesOf } from './contact-rows.ts';
import type { Counters } from './counters.ts';
import { SPELLED_LETTERS } from './name-terms.ts';
import {
  afterPrefix,
  type Candidate,
  countOfTerm,
  idsOfPrefix,
  idsOfTerm,
  rarestTerm,
  roughCountOfPrefix,
} from './posting-reads.ts';
import { pinyinMatches, type Search } from './search-text.ts';
import { type Runner, sql } from './sql.ts';

/**
 * One way to walk through the candidates of a query in a fixed order. Several plans run one after the other when a text
 * can mean two things (last four digits, then a number prefix); `skip` drops what an earlier one has shown.
 */
export interface Plan {
  name: string;
  next(after: Candidate | null, limit: number): Candidate[];
  /** a contact that stands elsewhere in the walk */
  skip?: (row: ContactRow, at: Candidate) => boolean;
  /** the label whose members drive the walk: no need to test it again */
  label?: number;
}

const head = (text: string): string => text.slice(0, SPELLED_LETTERS);
const END = Number.MAX_SAFE_INTEGER;

/** Orders: no text or a name → newest first; number prefix → by number; pinyin or initials → by spelling, then id. */
export function createPlans(run: Runner, counters: Counters) {
  const ids = (rows: { id: number; key?: string }[]): Candidate[] =>
    rows.map(({ id, key = '' }) => ({ id, key: String(key) }));

  const everyone: Plan = {
    name: 'all',
    next: (after, limit) =>
      ids(run.all(sql`SELECT id FROM contacts WHERE id < ${after?.id ?? END} ORDER BY id DESC LIMIT ${limit}`)),
  };
  const blocked: Plan = {
    name: 'blocked',
    next: (after, limit) =>
      ids(
        run.all(
          sql`SELECT id FROM contacts WHERE blocked > 0 AND id < ${after?.id ?? END} ORDER BY id DESC LIMIT ${limit}`,
        ),
      ),
  };
  const label = (labelId: number): Plan => ({
    name: 'label',
    label: labelId,
    next: (after, limit) =>
      ids(
        run.all(sql`SELECT contact_id AS id FROM members WHERE label_id = ${labelId} AND contact_id < ${after?.id ?? END}
          ORDER BY contact_id DESC LIMIT ${limit}`),
      ),
  });
  const never: Plan = {
    name: 'never',
    next: (after, limit) =>
      ids(
        run.all(sql`SELECT id FROM contacts INDEXED BY contacts_last_sent WHERE last_sent_at IS NULL
          AND id < ${after?.id ?? END} ORDER BY id DESC LIMIT ${limit}`),
      ),
  };
  /** latest first, strictly between the two instants */
  const sent = (from: number, to: number): Plan => ({
    name: 'sent',
    next: (after, limit) =>
      ids(
        run.all(sql`SELECT id, last_sent_at AS key FROM contacts INDEXED BY contacts_last_sent
          WHERE last_sent_at > ${from} AND (last_sent_at, id) < (${after === null ? to : Number(after.key)}, ${after?.id ?? 0})
          ORDER BY last_sent_at DESC, id DESC LIMIT ${limit}`),
      ),
  });
  const term = (name: string, text: string): Plan => ({
    name,
    next: (after, limit) => idsOfTerm(run, text, after?.id ?? END, limit),
  });
  const numbers = (prefix: string): Plan => ({
    name: 'number',
    next: (after, limit) =>
      ids(
        run.all(sql`SELECT id, number AS key FROM contacts WHERE number >= ${prefix} AND number < ${afterPrefix(prefix)}
          AND number > ${after?.key ?? ''} ORDER BY number LIMIT ${limit}`),
      ),
    skip: (row) => prefix.length === 4 && row.number.endsWith(prefix),
  });
  /** a contact with several names stands at the first of its spellings */
  const spelled = (name: 'pinyin' | 'initials', text: string, keyOf: (name: string) => string): Plan => {
    const prefix = `${name[0]}${text.slice(0, SPELLED_LETTERS)}`;
    return {
      name,
      next: (after, limit) => idsOfPrefix(run, prefix, after, limit),
      skip(row, at) {
        const names = namesOf(row);
        if (name === 'initials' && names.some((one) => pinyinMatches(one, text))) return true;
        if (names.length === 1) return false;
        return names.some((one) => {
          const spelling = keyOf(one);
          return spelling.startsWith(text) && `${name[0]}${spelling.slice(0, SPELLED_LETTERS)}` < at.key;
        });
      },
    };
  };

  function forText(search: Search, keys: { pinyin(n: string): string; initials(n: string): string }): Plan[] {
    switch (search.kind) {
      case 'all':
        return [everyone];
      case 'none':
        return [];
      case 'digits':
        return search.text.length === 4
          ? [term('last4', `4${search.text}`), numbers(search.text)]
          : [numbers(search.text)];
      case 'name':
        return [term('name', rarestTerm(run, search.text).term)];
      case 'latin': {
        const byPinyin = spelled('pinyin', search.text, keys.pinyin);
        // One letter begins the initials of exactly those names whose pinyin it begins.
        if (search.text.length === 1) return [byPinyin];
        return [byPinyin, spelled('initials', search.text, keys.initials)];
      }
    }
  }

  function estimate(search: Search): number {
    const all = counters.get('contacts');
    switch (search.kind) {
      case 'all':
        return all;
      case 'none':
        return 0;
      case 'digits': {
        const share = search.text.length < 2 ? 1 : 4 * 10 ** (search.text.length - 2);
        return all / share + (search.text.length === 4 ? countOfTerm(run, `4${search.text}`) : 0);
      }
      case 'name':
        return rarestTerm(run, search.text).n;
      case 'latin':
        return roughCountOfPrefix(run, `p${head(search.text)}`) + roughCountOfPrefix(run, `i${head(search.text)}`);
    }
  }

  function smallestLabel({ groupId, tagId }: ContactFilter): { id: number; contacts: number } | null {
    const labels = [groupId, tagId].flatMap((id) => {
      if (id === undefined) return [];
      const contacts = run.get<{ contacts: number }>(sql`SELECT contacts FROM labels WHERE id = ${id}`)?.contacts;
      return [{ id, contacts: contacts ?? 0 }];
    });
    return labels.sort((a, b) => a.contacts - b.contacts)[0] ?? null;
  }

  return { everyone, blocked, label, never, sent, forText, estimate, smallestLabel };
}
