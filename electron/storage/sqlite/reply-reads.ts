import type { Conversation, Reply } from '../../../shared/contract/replies.ts';
import { REPLY_VERDICTS } from '../../../shared/domain/reply-rules.ts';
import type { ConversationFilter, DueReply, ReplyStore } from '../reply-store.ts';
import { rehearsedOptOut } from './channel-blocking.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { findAnswered } from './reply-incoming.ts';
import { threadOf } from './reply-thread.ts';
import { allOf, type Runner, type Sql, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { timelineHeadOf, timelineOf } from './timeline-reads.ts';

type Writes = 'read' | 'markUnread' | 'followUp' | 'handle' | 'markAnswer';
export type ReplyReads = Omit<Sync<ReplyStore>, Writes>;
export type ReplyWrites = Pick<Sync<ReplyStore>, Writes>;

const BLOCKED = sql`EXISTS (SELECT 1 FROM blacklist b WHERE b.number = v.number)`;
const REHEARSED = rehearsedOptOut(sql`v.number`);
const FILTERS: Record<ConversationFilter, Sql> = {
  all: sql`1`,
  unread: sql`v.unread > 0`,
  follow_up: sql`v.follow_up = 1`,
  opted_out: sql`(${BLOCKED} OR ${REHEARSED})`,
};

/** The newest rows below a position in the order of ids, and where the next page begins. */
function byId<T extends { id: number }>(rows: T[], limit: number): { shown: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { shown, next: more ? encodeCursor({ plan: 'replies', key: '', id: last.id }) : null };
}
const below = (cursor: string | null): number => decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER;

type Flags<K extends string> = Record<K, number>;
type ReplyRow = Omit<Reply, 'optOut' | 'verdict' | 'incomplete' | 'unread'> &
  Flags<'optOut' | 'verdict' | 'incomplete' | 'unread'>;
type ConversationRow = Omit<Conversation, 'followUp' | 'optedOut' | 'rehearsedOptOut'> &
  Flags<'followUp' | 'optedOut' | 'rehearsedOptOut'>;
type DueRow = Omit<DueReply, 'verdict' | 'optedOut' | 'toAutoAnswer'> & Flags<'verdict' | 'optedOut' | 'toAutoAnswer'>;

/** A reply is unread when it is among the last `unread` ones of its number. */
const UNREAD = sql`coalesce((SELECT v.unread FROM conversations v WHERE v.number = r.number), 0) >
  (SELECT count(*) FROM replies x WHERE x.number = r.number AND x.id > r.id)`;
const DUE = sql`SELECT r.id AS replyId, r.channel_id AS channelId, r.number, coalesce(c.name, '') AS name, r.text,
  r.verdict, r.received_at AS at, (EXISTS (SELECT 1 FROM blacklist b WHERE b.number = r.number)
    OR ${rehearsedOptOut(sql`r.number`, sql`r.channel_id`)}) AS optedOut,
  EXISTS (SELECT 1 FROM answers a WHERE a.campaign_id = m.campaign_id AND a.rule_id IS NOT NULL) AS toAutoAnswer,
  k.signature
  FROM replies r LEFT JOIN contacts c ON c.number = r.number LEFT JOIN messages m ON m.id = r.message_id
  LEFT JOIN campaigns k ON k.id = m.campaign_id`;
const toDue = (row: DueRow): DueReply => ({
  ...row,
  verdict: REPLY_VERDICTS[row.verdict] ?? 'other',
  optedOut: row.optedOut === 1,
  toAutoAnswer: row.toAutoAnswer === 1,
});

function searchOf(q: string): Sql {
  const text = q.trim();
  if (text === '') return sql`1`;
  const digits = text.replace(/[\s-]/g, '');
  const number = /^\d+$/.test(digits) ? sql`instr(v.number, ${digits}) > 0` : sql`0`;
  return sql`(${number} OR instr(coalesce(c.name, ''), ${text}) > 0
    OR EXISTS (SELECT 1 FROM replies x WHERE x.number = v.number AND instr(x.text, ${text}) > 0))`;
}

export const createReplyReads = (run: Runner): ReplyReads => ({
  page(unread, { cursor, limit }) {
    const rows = run.all<ReplyRow>(sql`SELECT r.id, r.channel_id AS channelId, coalesce(h.name, '') AS channelName,
      r.number, coalesce(c.name, '') AS name, r.text, r.received_at AS receivedAt, r.opt_out AS optOut, r.verdict,
      r.incomplete, r.message_id AS messageId, ${UNREAD} AS unread
      FROM replies r LEFT JOIN contacts c ON c.number = r.number LEFT JOIN channels h ON h.id = r.channel_id
      WHERE r.id < ${below(cursor)} AND instr(r.number, '#') = 0 AND ${unread ? UNREAD : sql`1`} ORDER BY r.id DESC LIMIT ${limit + 1}`);
    const { shown, next } = byId(rows, limit);
    const told = shown.map((row) => ({
      ...row,
      optOut: row.optOut === 1,
      incomplete: row.incomplete === 1,
      unread: row.unread === 1,
      verdict: REPLY_VERDICTS[row.verdict] ?? 'other',
    }));
    return { rows: told, next };
  },
  conversations(filter, q, { cursor, limit }) {
    const which = allOf([FILTERS[filter], searchOf(q), sql`v.last_id < ${below(cursor)}`]);
    const rows = run.all<ConversationRow & { id: number }>(sql`SELECT v.last_id AS id, v.number,
      coalesce(c.name, '') AS name, r.text AS lastText, r.received_at AS lastAt, v.last_id AS lastId, v.replies, v.unread,
      v.follow_up AS followUp, ${BLOCKED} AS optedOut,
      ${REHEARSED} AS rehearsedOptOut
      FROM conversations v JOIN replies r ON r.id = v.last_id LEFT JOIN contacts c ON c.number = v.number
      WHERE ${which} ORDER BY v.last_id DESC LIMIT ${limit + 1}`);
    const { shown, next } = byId(rows, limit);
    const told = shown.map(({ id: _id, ...row }) => ({
      ...row,
      followUp: row.followUp === 1,
      optedOut: row.optedOut === 1,
      rehearsedOptOut: row.rehearsedOptOut === 1,
    }));
    return { rows: told, next };
  },
  counts: () =>
    run.get(sql`SELECT (SELECT count(*) FROM conversations WHERE unread > 0) AS unread,
      (SELECT count(*) FROM conversations WHERE follow_up = 1) AS followUp`) ?? { unread: 0, followUp: 0 },
  thread: (number, query) => threadOf(run, number, query),
  timeline: (number, query) => timelineOf(run, number, query),
  timelineHead: (number) => timelineHeadOf(run, number),
  last: (number) =>
    run.get(sql`SELECT r.id AS replyId, r.channel_id AS channelId, k.signature
      FROM replies r LEFT JOIN messages m ON m.id = r.message_id LEFT JOIN campaigns k ON k.id = m.campaign_id
      WHERE r.number = ${number} ORDER BY r.id DESC LIMIT 1`) ?? null,
  answeredTexts: (channelId, replies) => replies.map((reply) => findAnswered(run, channelId, reply)?.text ?? ''),
  due: (limit) => run.all<DueRow>(sql`${DUE} WHERE r.handled IS NULL ORDER BY r.id LIMIT ${limit}`).map(toDue),
  latest: (limit) => run.all<DueRow>(sql`${DUE} ORDER BY r.id DESC LIMIT ${limit}`).map(toDue),
  isAnswer: (campaignId) => run.get(sql`SELECT 1 FROM answers WHERE campaign_id = ${campaignId}`) !== undefined,
  answered: (number, since) => answeredSince(run, number, since),
});

export function answeredSince(run: Runner, number: string, since: number): { number: number; all: number } {
  const one = (part: Sql): number => run.get<{ n: number }>(part)?.n ?? 0;
  return {
    number: one(
      sql`SELECT count(*) AS n FROM answers WHERE number = ${number} AND at >= ${since} AND rule_id IS NOT NULL`,
    ),
    all: one(sql`SELECT count(*) AS n FROM answers WHERE at >= ${since} AND rule_id IS NOT NULL`),
  };
}
