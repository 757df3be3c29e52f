import type { Bubble, Origin, Ruled } from '../../../shared/contract/replies.ts';
import { REPLY_VERDICTS } from '../../../shared/domain/reply-rules.ts';
import { messageStateOf } from '../../../shared/domain/status.ts';
import type { Page, PageQuery } from '../contact-store.ts';
import { inList, type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';
import { fetched, idOf, KINDS, kindOf, unionPage } from './union-page.ts';

const IN = 0;
const OUT = 1;

interface InRow {
  id: number;
  at: number;
  text: string;
  verdict: number;
  incomplete: number;
  channelId: number;
  channelName: string;
  handled: string | null;
  answersId: number | null;
  answersText: string | null;
}
interface OutRow {
  id: number;
  campaignId: number;
  campaignName: string;
  text: string;
  state: number;
  code: string | null;
  parts: number;
  cost: number;
  origin: Origin;
}

/** Who wrote a campaign. */
export const ORIGIN = sql`CASE WHEN a.campaign_id IS NULL THEN 'campaign' WHEN a.rule_id IS NULL THEN 'reply' ELSE 'rule' END`;

/** Clocks differ and providers round: whatever its time says, a reply comes after what it answers. */
export const REPLIED_AT = sql`max(r.received_at,
  coalesce((SELECT x.submitted_at + 1 FROM messages x WHERE x.id = r.message_id), 0))`;

const toRuled = (handled: string | null): Ruled | null => {
  const found = handled === null ? {} : (JSON.parse(handled) as Partial<Ruled>);
  return found.rule === undefined ? null : (found as Ruled);
};

const toIn = (row: InRow): Bubble => ({
  kind: 'in',
  key: `r${row.id}`,
  at: row.at,
  replyId: row.id,
  text: row.text,
  verdict: REPLY_VERDICTS[row.verdict] ?? 'other',
  incomplete: row.incomplete === 1,
  channelId: row.channelId,
  channelName: row.channelName,
  answers: row.answersId === null ? null : { messageId: row.answersId, text: row.answersText ?? '' },
  ruled: toRuled(row.handled),
});

const toOut = ({ id, state, ...row }: OutRow, at: number): Bubble => ({
  kind: 'out',
  key: `m${id}`,
  at,
  messageId: id,
  ...row,
  state: messageStateOf(state),
});

/** Both sides of one conversation. What never left because it was excluded or cancelled is no part of it. */
export function threadOf(run: Runner, number: string, query: PageQuery): Page<Bubble> {
  const { keys, next } = unionPage(
    run,
    'thread',
    sql`SELECT ${REPLIED_AT} AS at, r.id * ${KINDS} + ${IN} AS k FROM replies r WHERE r.number = ${number}
      UNION ALL SELECT coalesce(m.submitted_at, c.created_at), m.id * ${KINDS} + ${OUT}
      FROM messages m JOIN campaigns c ON c.id = m.campaign_id
      WHERE m.number = ${number} AND m.state NOT IN (${STATE.excluded}, ${STATE.cancelled})`,
    query,
  );
  const replies = fetched(keys, IN, (ids) =>
    run.all<InRow>(sql`SELECT r.id, r.received_at AS at, r.text, r.verdict, r.incomplete, r.channel_id AS channelId,
      coalesce(h.name, '') AS channelName, r.handled, m.id AS answersId, m.text AS answersText
      FROM replies r LEFT JOIN channels h ON h.id = r.channel_id LEFT JOIN messages m ON m.id = r.message_id
      WHERE r.id IN ${inList(ids)}`),
  );
  const messages = fetched(keys, OUT, (ids) =>
    run.all<OutRow>(sql`SELECT m.id, m.campaign_id AS campaignId, c.name AS campaignName, m.text, m.state, m.code, m.parts,
      m.cost, ${ORIGIN} AS origin FROM messages m JOIN campaigns c ON c.id = m.campaign_id
      LEFT JOIN answers a ON a.campaign_id = c.id WHERE m.id IN ${inList(ids)}`),
  );
  const rows = keys.flatMap((key) => {
    const reply = kindOf(key) === IN ? replies.get(idOf(key)) : undefined;
    if (reply !== undefined) return [toIn(reply)];
    const message = messages.get(idOf(key));
    return message === undefined ? [] : [toOut(message, key.at)];
  });
  return { rows, next };
}
