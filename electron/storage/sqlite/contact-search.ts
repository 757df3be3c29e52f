import type { ContactFilter } from '../../../shared/contract/contacts.ts';
import { searchKeys } from '../../core/search-keys.ts';
import type { PageQuery } from '../contact-store.ts';
import { filterConditions, hasConditions } from './contact-filter.ts';
import { createPlans, type Plan } from './contact-plans.ts';
import { COLUMNS, type ContactRow, namesOf } from './contact-rows.ts';
import type { Counters } from './counters.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { createIdSet, type IdSet } from './id-set.ts';
import { SPELLED_LETTERS } from './name-terms.ts';
import { type Candidate, collectPrefix, countOfTerm } from './posting-reads.ts';
import { matches, readSearch, type Search } from './search-text.ts';
import { inList, type Runner, type Sql, sql } from './sql.ts';

const CHUNK = 256;
const KEYS = {
  pinyin: (name: string) => searchKeys(name).pinyin,
  initials: (name: string) => searchKeys(name).initials,
};

/** Reads of the book (the bin has its own). Nothing here looks at more rows than it shows, but for unusual mixtures. */
export function createContactSearch(run: Runner, counters: Counters) {
  const plans = createPlans(run, counters);

  /** The cheapest walk: the one expected to meet a page of matches after the fewest candidates. */
  function choose(filter: ContactFilter, search: Search, pinned: string | null): Plan[] {
    const label = plans.smallestLabel(filter);
    if (search.kind === 'none') return [];
    if (search.kind === 'all') {
      if (label !== null) return [plans.label(label.id)];
      if (filter.optedOut === true) return [plans.blocked];
      const { lastSent } = filter;
      if (lastSent === undefined) return [plans.everyone];
      if ('never' in lastSent) return [plans.never];
      return [
        'before' in lastSent ? plans.sent(-1, lastSent.before) : plans.sent(lastSent.after, Number.MAX_SAFE_INTEGER),
      ];
    }
    if (pinned === 'label' && label !== null) return [plans.label(label.id)];
    if (pinned === 'blocked') return [plans.blocked];
    if (pinned === null) {
      if (filter.optedOut === true && label === null) return [plans.blocked];
      if (label !== null) {
        const all = Math.max(1, counters.get('contacts'));
        const found = plans.estimate(search);
        const byLabel = Math.min(label.contacts, (50 * all) / Math.max(1, found));
        const byText = Math.min(found, (50 * all) / Math.max(1, label.contacts));
        if (byLabel <= byText) return [plans.label(label.id)];
      }
    }
    return plans.forText(search, KEYS);
  }

  /** The candidates inside the filter; a label is probed in its narrow table before the contact is read. */
  function rowsOf(candidates: Candidate[], label: number | undefined, conditions: Sql): Map<number, ContactRow> {
    const ids = inList(candidates.map(({ id }) => id));
    const among =
      label === undefined
        ? sql`contacts c WHERE c.id IN ${ids}`
        : sql`${ids} j CROSS JOIN members x ON x.label_id = ${label} AND x.contact_id = j.value
            CROSS JOIN contacts c ON c.id = j.value WHERE 1`;
    const rows = run.all<ContactRow>(sql`SELECT ${COLUMNS} FROM ${among} AND ${conditions}`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  function page(filter: ContactFilter, query: PageQuery): { rows: ContactRow[]; next: string | null } {
    const search = readSearch(filter.q);
    const from = decodeCursor(query.cursor);
    let walk = choose(filter, search, from?.plan ?? null);
    if (from !== null) walk = walk.slice(walk.findIndex((plan) => plan.name === from.plan));
    const rows: ContactRow[] = [];
    let end: { plan: string; at: Candidate } | null = null;
    for (const plan of walk) {
      const probed = [filter.groupId, filter.tagId].find((label) => label !== undefined && label !== plan.label);
      const conditions = filterConditions(filter, plan.label, probed);
      let after: Candidate | null = from !== null && plan.name === from.plan ? from : null;
      let size = Math.min(CHUNK, query.limit + 1);
      for (;;) {
        const candidates = plan.next(after, size);
        const found = rowsOf(candidates, probed, conditions);
        for (const at of candidates) {
          const row = found.get(at.id);
          if (row === undefined || plan.skip?.(row, at) || !matches(search, row.number, namesOf(row))) continue;
          if (rows.length === query.limit && end !== null) {
            return { rows, next: encodeCursor({ plan: end.plan, ...end.at }) };
          }
          rows.push(row);
          end = { plan: plan.name, at };
        }
        if (candidates.length < size) break;
        after = candidates[candidates.length - 1] ?? null;
        size = Math.min(size * 2, 2_048);
      }
    }
    return { rows, next: null };
  }

  const highestId = (): number => run.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM contacts`)?.id ?? 0;

  /** Those of the candidates whose names really match. */
  function matching(search: Search, ids: IdSet): IdSet {
    const rows = run.all<Pick<ContactRow, 'id' | 'name' | 'other_names'>>(
      sql`SELECT id, name, other_names FROM contacts WHERE id IN ${inList([...ids])}`,
    );
    const found = createIdSet(highestId());
    for (const row of rows) if (matches(search, '', namesOf(row))) found.add(row.id);
    return found;
  }

  /** Every contact a text finds; null when it finds all. */
  function idsOfText(search: Search): IdSet | null {
    if (search.kind === 'all') return null;
    const ids = createIdSet(highestId());
    if (search.kind === 'latin') {
      const head = search.text.slice(0, SPELLED_LETTERS);
      collectPrefix(run, `p${head}`, ids);
      if (search.text.length > 1) collectPrefix(run, `i${head}`, ids);
      return search.text.length > SPELLED_LETTERS ? matching(search, ids) : ids;
    }
    for (const plan of plans.forText(search, KEYS)) {
      for (const { id } of plan.next(null, Number.MAX_SAFE_INTEGER)) ids.add(id);
    }
    if (search.kind === 'name' && [...search.text].length > 2) return matching(search, ids);
    return ids;
  }

  const membersAmong = (label: number, ids: IdSet): number[] =>
    run
      .all<{ id: number }>(sql`SELECT contact_id AS id FROM members WHERE label_id = ${label}`)
      .flatMap(({ id }) => (ids.has(id) ? id : []));

  /** `SELECT id` of all contacts of a filter, to be used inside a larger statement. */
  function selectIds(filter: ContactFilter): Sql {
    const ids = idsOfText(readSearch(filter.q));
    const label = filter.groupId ?? filter.tagId;
    if (ids !== null) {
      const conditions = filterConditions(filter, label);
      const chosen = inList(label === undefined ? [...ids] : membersAmong(label, ids));
      return sql`SELECT c.id FROM contacts c WHERE c.id IN ${chosen} AND ${conditions}`;
    }
    if (label === undefined) return sql`SELECT c.id FROM contacts c WHERE ${filterConditions(filter)}`;
    return sql`SELECT c.id FROM members m CROSS JOIN contacts c ON c.id = m.contact_id
      WHERE m.label_id = ${label} AND ${filterConditions(filter, label)}`;
  }

  function count(filter: ContactFilter): number {
    const search = readSearch(filter.q);
    if (!hasConditions(filter)) {
      if (search.kind === 'all') return counters.get('contacts');
      if (search.kind === 'name' && [...search.text].length <= 2) {
        return countOfTerm(run, `g${search.text}`);
      }
      return idsOfText(search)?.size ?? 0;
    }
    const { groupId, tagId, lastSent, optedOut } = filter;
    if (
      search.kind === 'all' &&
      lastSent === undefined &&
      optedOut === undefined &&
      (groupId ?? null) !== (tagId ?? null)
    ) {
      const label = groupId === undefined || tagId === undefined ? plans.smallestLabel(filter) : null;
      if (label !== null) return label.contacts;
    }
    if (groupId !== undefined && tagId === undefined && lastSent === undefined && optedOut === undefined) {
      const ids = idsOfText(search);
      if (ids !== null) return membersAmong(groupId, ids).length;
    }
    return run.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${selectIds(filter)})`)?.n ?? 0;
  }

  const one = (id: number): ContactRow | undefined =>
    run.get<ContactRow>(sql`SELECT ${COLUMNS} FROM contacts c WHERE c.id = ${id}`);
  const byNumber = (number: string): ContactRow | undefined =>
    run.get<ContactRow>(sql`SELECT ${COLUMNS} FROM contacts c WHERE c.number = ${number}`);

  return { page, count, selectIds, one, byNumber };
}
export type ContactSearch = ReturnType<typeof createContactSearch>;
