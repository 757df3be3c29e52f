import type { Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import type { ReportApplier } from './report-apply.ts';
import { createRunner, immediate, inList, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';

interface Unknown {
  id: number;
  campaign_id: number;
  channel_id: number;
  number: string;
  cost: number;
  contact_id: number | null;
  attempts: number;
  parts: number;
  at: number;
  charge: number;
  money: number;
  billed: number | null;
  fee: number | null;
}
type Resolution = Parameters<Outbox['resolve']>[0]['to'];
const BY_PERSON = 'person';

/** Ways out of 结果未知: only these ever queue such a message again, and only because someone said so. */
export function createResolve(
  db: Db,
  tally: Tally,
  reports: ReportApplier,
  book: MoneyBook,
): Pick<Sync<Outbox>, 'resolve' | 'resolveAll'> {
  const run = createRunner(db);
  const chosen = (where: ReturnType<typeof sql>): Unknown[] =>
    run.all<Unknown>(sql`SELECT m.id, m.campaign_id, m.channel_id, m.number, m.cost, m.contact_id, m.attempts,
      m.parts, a.at, a.charge, a.money, a.billed_parts AS billed, a.fee
      FROM messages m JOIN campaigns c ON c.id = m.campaign_id
      JOIN attempts a ON a.message_id = m.id AND a.no = m.attempts
      WHERE m.state >= 4 AND m.state = ${STATE.unknown} AND ${where} ORDER BY m.id`);

  function settle(message: Unknown, to: Resolution, evidence: string, now: number): void {
    const last = sql`message_id = ${message.id} AND no = ${message.attempts}`;
    if (to.kind === 'resend') {
      run.run(
        sql`UPDATE messages SET state = 0, retry_at = ${now}, code = NULL, submitted_at = NULL WHERE id = ${message.id}`,
      );
      run.run(sql`UPDATE attempts SET evidence = ${evidence} WHERE ${last}`);
      tally.move(message.campaign_id, STATE.unknown, STATE.queued, 1, message.cost);
      superseded(message);
      return;
    }
    const providerId = to.kind === 'accepted' ? to.providerId : null;
    run.run(sql`UPDATE messages SET state = ${STATE.accepted}, code = NULL WHERE id = ${message.id}`);
    // an id that came with the unclear answer stays: its report may still come
    run.run(sql`UPDATE attempts SET outcome = ${to.kind === 'accepted' ? 1 : 5}, provider_id = coalesce(${providerId}, provider_id),
      evidence = ${evidence}, settled_at = coalesce(settled_at, ${now}) WHERE ${last}`);
    run.run(sql`UPDATE contacts SET last_sent_at = max(coalesce(last_sent_at, 0),
      (SELECT at FROM attempts WHERE ${last})) WHERE id = ${message.contact_id}`);
    tally.move(message.campaign_id, STATE.unknown, STATE.accepted, 1, message.cost);
    if (providerId !== null) reports.adopt(message.channel_id, message.number, providerId);
  }

  /** nobody looks for it any more: it counts as charged unless its report says otherwise */
  function superseded(message: Unknown): void {
    const { id, campaign_id: campaignId, channel_id: channelId, attempts: no, billed: billedParts, ...rest } = message;
    book.learned({ ...rest, messageId: id, campaignId, channelId, no, billedParts }, { kind: 'no_report' }, null);
  }

  /** a cancelled campaign sends nothing any more */
  const allowed = (to: Resolution['kind']) => (to === 'resend' ? sql`c.state <> 'cancelled'` : sql`1`);

  return {
    resolve: immediate(db, ({ messageId, to, evidence, now }) => {
      const [message] = chosen(sql`m.id = ${messageId} AND ${allowed(to.kind)}`);
      if (message === undefined) return false;
      settle(message, to, evidence, now);
      tally.flush();
      book.flush(now);
      return true;
    }),
    resolveAll: immediate(db, ({ campaignId, messageIds, to, now }) => {
      const some = messageIds === null ? sql`1` : sql`m.id IN ${inList(messageIds)}`;
      const messages = chosen(sql`m.campaign_id = ${campaignId} AND ${some} AND ${allowed(to)}`);
      for (const message of messages) settle(message, { kind: to }, BY_PERSON, now);
      tally.flush();
      book.flush(now);
      return messages.length;
    }),
  };
}
