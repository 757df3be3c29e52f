import type { ContactFilter } from '../../../shared/contract/contacts.ts';
import { allOf, type Sql, sql } from './sql.ts';

/** The conditions of a filter on `contacts c`, without `q` and without the labels `tested` some other way. */
export function filterConditions(filter: ContactFilter, ...tested: (number | undefined)[]): Sql {
  const conditions: Sql[] = [];
  for (const label of [filter.groupId, filter.tagId]) {
    if (label === undefined || tested.includes(label)) continue;
    conditions.push(sql`EXISTS (SELECT 1 FROM members x WHERE x.label_id = ${label} AND x.contact_id = c.id)`);
  }
  const { lastSent } = filter;
  if (lastSent !== undefined) {
    if ('never' in lastSent) conditions.push(sql`c.last_sent_at IS NULL`);
    else if ('before' in lastSent) conditions.push(sql`c.last_sent_at < ${lastSent.before}`);
    else conditions.push(sql`c.last_sent_at > ${lastSent.after}`);
  }
  if (filter.optedOut !== undefined) conditions.push(filter.optedOut ? sql`c.blocked > 0` : sql`c.blocked = 0`);
  return allOf(conditions);
}

export const hasConditions = ({ groupId, tagId, lastSent, optedOut }: ContactFilter): boolean =>
  groupId !== undefined || tagId !== undefined || lastSent !== undefined || optedOut !== undefined;
