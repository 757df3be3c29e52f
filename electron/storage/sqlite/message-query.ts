import type { Message, MessageFilter } from '../../../shared/contract/messages.ts';
import { type MessageState, messageStateCode } from '../../../shared/domain/status.ts';
import type { Page, PageQuery } from '../contact-store.ts';
import { MESSAGE_COLUMNS, type MessageDbRow, toMessage } from './campaign-rows.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { afterPrefix } from './posting-reads.ts';
import { readSearch } from './search-text.ts';
import { allOf, inList, type Runner, type Sql, sql } from './sql.ts';

/** States with an index of their own: few messages, looked for often. */
const ASIDE: readonly MessageState[] = ['failed', 'rejected', 'unknown', 'no_report', 'excluded', 'cancelled'];

/** Messages newest first inside all campaigns, in id order inside one. */
export function createMessageQuery(run: Runner) {
  function range(campaignId: number): { first: number; last: number } {
    const found = run.get<{ first: number; last: number }>(
      sql`SELECT first_id AS first, last_id AS last FROM tallies WHERE campaign_id = ${campaignId}`,
    );
    return found ?? { first: 0, last: -1 };
  }

  /** One number's messages come from the index of numbers, a campaign's from the run of ids it was planned as. */
  function conditions(filter: MessageFilter): Sql {
    const all: Sql[] = [];
    const { campaignId, states, code, from, to } = filter;
    const search = readSearch(filter.q);
    const exact = filter.number ?? (search.kind === 'digits' && search.text.length === 11 ? search.text : undefined);
    if (exact !== undefined) all.push(sql`m.number = ${exact}`);
    else if (search.kind === 'digits') {
      const prefix = sql`m.number >= ${search.text} AND m.number < ${afterPrefix(search.text)}`;
      all.push(search.text.length === 4 ? sql`(${prefix} OR substr(m.number, 8) = ${search.text})` : prefix);
    } else if (search.kind !== 'all') {
      all.push(sql`instr(m.name, ${(filter.q ?? '').trim()}) > 0`);
    }
    if (campaignId !== undefined) {
      const { first, last } = range(campaignId);
      all.push(sql`m.campaign_id = ${campaignId}`);
      const aside = states?.every((state) => ASIDE.includes(state));
      if (!aside && exact === undefined) all.push(sql`m.id BETWEEN ${first} AND ${last}`);
      if (aside) all.push(sql`m.state >= 4`);
    }
    if (states !== undefined) all.push(sql`m.state IN ${inList(states.map(messageStateCode))}`);
    if (code !== undefined) all.push(sql`m.code = ${code}`);
    if (from !== undefined) all.push(sql`m.submitted_at >= ${from}`);
    if (to !== undefined) all.push(sql`m.submitted_at < ${to}`);
    return allOf(all);
  }

  function page(filter: MessageFilter, { cursor, limit }: PageQuery): Page<Message> {
    const from = decodeCursor(cursor);
    const forward = filter.campaignId !== undefined;
    const beyond = forward ? sql`m.id > ${from?.id ?? 0}` : sql`m.id < ${from?.id ?? Number.MAX_SAFE_INTEGER}`;
    const rows =
      run.all<MessageDbRow>(sql`SELECT ${MESSAGE_COLUMNS} FROM messages m CROSS JOIN campaigns c ON c.id = m.campaign_id
      WHERE ${conditions(filter)} AND ${beyond}
      ORDER BY m.id ${{ text: forward ? 'ASC' : 'DESC', values: [] }} LIMIT ${limit + 1}`);
    const shown = rows.slice(0, limit).map(toMessage);
    const last = shown[shown.length - 1];
    const more = rows.length > limit && last !== undefined;
    return { rows: shown, next: more ? encodeCursor({ plan: 'messages', key: '', id: last.id }) : null };
  }

  function count(filter: MessageFilter): number {
    return run.get<{ n: number }>(sql`SELECT count(*) AS n FROM messages m WHERE ${conditions(filter)}`)?.n ?? 0;
  }

  return { page, count, range };
}
