import type { ReplyVerdict } from '../../../shared/domain/reply-rules.ts';
import { REPLY_VERDICTS } from '../../../shared/domain/reply-rules.ts';
import { type Runner, type Sql, sql } from './sql.ts';

/** The provider's clock may be ahead of ours by so much, ms. */
const CLOCK_SLACK = 60_000;

export interface Incoming {
  number: string;
  /** by the provider's clock */
  at: number;
}

/** Channels of one account answer for each other. */
const sameAccount = (channelId: number): Sql => sql`(m.channel_id = ${channelId} OR m.channel_id IN (
  SELECT o.id FROM channels o JOIN channels h ON h.account = o.account WHERE h.id = ${channelId}))`;

/** The message a reply answers: the latest to that number over that channel or its account before it. */
export function findAnswered(run: Runner, channelId: number, { number, at }: Incoming) {
  return run.get<{ id: number; text: string }>(sql`SELECT m.id, m.text FROM messages m
    WHERE m.number = ${number} AND m.submitted_at <= ${at + CLOCK_SLACK} AND ${sameAccount(channelId)}
    ORDER BY m.submitted_at DESC, m.id DESC LIMIT 1`);
}

/** Files a reply that was just stored into its conversation. */
export function createFiling(run: Runner) {
  return (
    reply: Incoming & { id: number; channelId: number; verdict: ReplyVerdict; text: string },
    now: number,
  ): void => {
    const { id, channelId, number, verdict, text } = reply;
    const answered = findAnswered(run, channelId, reply)?.id ?? null;
    const lookAlike = verdict === 'look_alike' ? 1 : 0;
    run.run(sql`UPDATE replies SET verdict = ${REPLY_VERDICTS.indexOf(verdict)}, stored_at = ${now},
      message_id = ${answered}, incomplete = ${text.includes('[…]') ? 1 : 0} WHERE id = ${id}`);
    run.run(sql`INSERT INTO conversations (number, last_id, replies, unread, follow_up)
      VALUES (${number}, ${id}, 1, 1, ${lookAlike}) ON CONFLICT (number) DO UPDATE SET last_id = excluded.last_id,
      replies = replies + 1, unread = unread + 1, follow_up = max(follow_up, excluded.follow_up)`);
  };
}
