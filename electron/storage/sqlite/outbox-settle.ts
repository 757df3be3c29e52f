import type { MessageOutcome } from '../../core/message-outcome.ts';
import type { Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import type { ReportApplier } from './report-apply.ts';
import type { SendJournal } from './send-journal.ts';
import { immediate } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';
import { createTouches } from './touches.ts';

interface Batch {
  id: number;
  campaign_id: number;
  channel_id: number;
  at: number;
  message_ids: string;
  cancelled: number;
}
interface Member {
  id: number;
  number: string;
  cost: number;
  parts: number;
  contact_id: number | null;
  attempts: number;
}

/** A message the channel said nothing about may have left: that is what unknown means. */
const UNSAID = 'NO_OUTCOME';
const INTERRUPTED = 'INTERRUPTED';

export function createSettle(
  db: Db,
  tally: Tally,
  reports: ReportApplier,
  money: MoneyBook,
  journal: SendJournal | null,
): Pick<Sync<Outbox>, 'settle' | 'recover'> {
  const select = `SELECT b.id, b.campaign_id, b.channel_id, b.at, b.message_ids, coalesce(c.state = 'cancelled', 0) AS cancelled
    FROM batches b LEFT JOIN campaigns c ON c.id = b.campaign_id WHERE b.state = 0`;
  const batchOf = db.prepare<[number], Batch>(`${select} AND b.id = ?`);
  const sending = db.prepare<[], Batch>(`${select} ORDER BY b.id`);
  // what came back did not leave: it does not count against the day
  const close = db.prepare('UPDATE batches SET state = ?, settled_at = ?, n = n - ? WHERE id = ?');
  const membersOf = db.prepare<[string, number], Member>(
    `SELECT id, number, cost, parts, contact_id, attempts FROM messages
     WHERE id IN (SELECT value FROM json_each(?)) AND state = ${STATE.submitting} AND batch_id = ?`,
  );
  const accept = db.prepare(
    `UPDATE messages SET state = ${STATE.accepted}, submitted_at = ?, code = NULL WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const acceptRange = db.prepare(
    `UPDATE messages SET state = ${STATE.accepted}, submitted_at = ?, code = NULL WHERE id BETWEEN ? AND ?`,
  );
  const sent = db.prepare('UPDATE contacts SET last_sent_at = ? WHERE id IN (SELECT value FROM json_each(?))');
  const put = db.prepare('UPDATE messages SET state = ?, code = ?, submitted_at = ?, retry_at = ? WHERE id = ?');
  const takeOver = db
    .prepare<[number, number, number], number>(
      'UPDATE messages SET route = ?, cost = parts * ? WHERE id = ? RETURNING cost',
    )
    .pluck();
  const closing = (more: string) =>
    db.prepare(`UPDATE attempts SET settled_at = ?, outcome = ?, code = ?, provider_id = ?, billed_parts = ?, fee = ?${more}
     WHERE message_id = ? AND no = ?`);
  const closeAttempt = closing('');
  const closeCharged = closing(', charge = ?, money = ?');

  const touches = createTouches(db);

  /** how many did not leave and will be tried again */
  function settleBatch(
    batch: Batch,
    outcomes: readonly MessageOutcome[],
    now: number,
    retryAt: number,
    unsaid: string,
    moves: Parameters<Outbox['settle']>[0]['moves'] = null,
  ): number {
    let returned = 0;
    const moving = new Set(moves?.messageIds);
    const said = new Map<number, MessageOutcome>();
    for (const outcome of outcomes) if (!said.has(outcome.messageId)) said.set(outcome.messageId, outcome);
    const members = membersOf.all(batch.message_ids, batch.id);
    const accepted: Member[] = [];
    const { campaign_id: campaignId, channel_id: channelId } = batch;
    const move = (member: Member, to: number, code: string | null, submittedAt: number | null): void => {
      put.run(to, code, submittedAt, to === STATE.queued ? retryAt : 0, member.id);
      tally.move(campaignId, STATE.submitting, to, 1, member.cost);
      if (moves && to === STATE.queued && moving.has(member.id)) {
        tally.reprice(campaignId, (takeOver.get(moves.route, moves.price, member.id) ?? 0) - member.cost);
      }
    };
    const leftNothing = ({ id, number }: Member): void => touches.drop(number, batch.at, id);
    const back = batch.cancelled === 1 ? STATE.cancelled : STATE.queued;
    const hasOrphans = reports.hasOrphans(channelId);
    for (const member of members) {
      const outcome: MessageOutcome = said.get(member.id) ?? { messageId: member.id, kind: 'unknown', code: unsaid };
      const attempt = (
        kind: number,
        code: string | null,
        providerId: string | null,
        billedParts: number | null,
        fee: number | null,
      ) => {
        const { id, attempts: no, cost, parts } = member;
        // as planned: the money stays where the claim put it
        if (kind !== 2 && kind !== 4 && (billedParts ?? parts) === parts && (fee ?? cost) === cost) {
          closeAttempt.run(now, kind, code, providerId, billedParts, fee, id, no);
          return;
        }
        const fact = { kind: kind === 2 || kind === 4 ? 'not_taken' : 'left' } as const;
        const where = { messageId: id, no, channelId, campaignId, at: batch.at, money: 1 };
        const bill = money.settled({ ...where, charge: cost, cost, parts, billedParts, fee }, fact);
        closeCharged.run(now, kind, code, providerId, billedParts, fee, bill.charge, bill.money, id, no);
      };
      switch (outcome.kind) {
        case 'accepted':
          attempt(1, null, outcome.providerId, outcome.billedParts, outcome.fee);
          if (outcome.billedParts !== null) tally.billed(campaignId, member.parts, outcome.billedParts);
          accepted.push(member);
          break;
        case 'rejected':
          attempt(2, outcome.code, null, null, null);
          leftNothing(member);
          if (outcome.reject === 'retry_later') {
            move(member, back, null, null);
            returned += 1;
          } else move(member, STATE.rejected, outcome.code, null);
          break;
        case 'unknown':
          attempt(3, outcome.code, outcome.providerId ?? null, null, null);
          move(member, STATE.unknown, outcome.code, batch.at);
          if (hasOrphans && outcome.providerId !== undefined)
            reports.adopt(channelId, member.number, outcome.providerId);
          break;
        case 'not_sent':
          attempt(4, outcome.code, null, null, null);
          leftNothing(member);
          move(member, back, null, null);
          returned += 1;
          break;
      }
    }
    if (accepted.length > 0) {
      markAccepted(campaignId, accepted, now);
      if (hasOrphans) {
        for (const member of accepted) {
          const outcome = said.get(member.id);
          if (outcome?.kind === 'accepted') reports.adopt(channelId, member.number, outcome.providerId);
        }
      }
    }
    return returned;
  }

  function markAccepted(campaignId: number, members: Member[], now: number): void {
    const first = members[0]?.id ?? 0;
    const last = members[members.length - 1]?.id ?? 0;
    if (last - first + 1 === members.length) acceptRange.run(now, first, last);
    else accept.run(now, JSON.stringify(members.map((member) => member.id)));
    sent.run(now, JSON.stringify(members.flatMap((member) => member.contact_id ?? [])));
    const cost = members.reduce((sum, member) => sum + member.cost, 0);
    tally.move(campaignId, STATE.submitting, STATE.accepted, members.length, cost);
  }

  return {
    settle: immediate(db, (request) => {
      const { batchId, outcomes, now, retryAt, moves } = request;
      const batch = batchOf.get(batchId);
      if (batch === undefined) return;
      close.run(1, now, settleBatch(batch, outcomes, now, retryAt, UNSAID, moves), batchId);
      tally.flush();
      money.flush(now);
      journal?.settled(request);
    }),
    recover: immediate(db, (now) => {
      const batches = sending.all();
      let messages = 0;
      for (const batch of batches) {
        messages += JSON.parse(batch.message_ids).length;
        close.run(2, now, settleBatch(batch, [], now, now, INTERRUPTED), batch.id);
      }
      tally.flush();
      money.flush(now);
      return {
        batches: batches.length,
        messages,
        campaignIds: [...new Set(batches.map((batch) => batch.campaign_id))],
      };
    }),
  };
}
