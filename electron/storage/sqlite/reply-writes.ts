import type { Withheld } from '../../../shared/domain/reply-rules.ts';
import { ANSWERS_PER_NUMBER } from '../../../shared/domain/reply-rules.ts';
import { REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import type { HandleRequest, PlannedAnswer } from '../reply-store.ts';
import type { Blacklisting } from './blacklisting.ts';
import { type ChannelBlocking, rehearsedOptOut } from './channel-blocking.ts';
import type { Db } from './connection.ts';
import { createLabels } from './labels.ts';
import { answeredSince, type ReplyWrites } from './reply-reads.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Tally } from './tally.ts';

export function createReplyWrites(
  db: Db,
  tally: Tally,
  blacklisting: Blacklisting,
  blocking: ChannelBlocking,
): ReplyWrites {
  const run = createRunner(db);
  const labels = createLabels(db);

  function tagContact(number: string, tag: string): void {
    if (run.get(sql`SELECT 1 FROM contacts WHERE number = ${number}`) === undefined) return;
    labels.addMembers(labels.findOrCreate('tag', tag), sql`SELECT id FROM contacts WHERE number = ${number}`);
    run.run(sql`UPDATE counters SET value = value + 1 WHERE name = 'version'`);
  }

  return {
    read: immediate(db, (number, upTo) => {
      const which = number === null ? sql`unread > 0` : sql`number = ${number} AND unread > 0`;
      const rest =
        upTo === null
          ? sql`0`
          : sql`min(unread, (SELECT count(*) FROM replies r WHERE r.number = conversations.number AND r.id > ${upTo}))`;
      return run.run(sql`UPDATE conversations SET unread = ${rest} WHERE ${which}`).changes;
    }),
    markUnread: immediate(
      db,
      (number) => run.run(sql`UPDATE conversations SET unread = max(unread, 1) WHERE number = ${number}`).changes > 0,
    ),
    followUp: immediate(
      db,
      (number, on) =>
        run.run(sql`UPDATE conversations SET follow_up = ${on ? 1 : 0} WHERE number = ${number}`).changes > 0,
    ),
    markAnswer: immediate(db, (campaignId, number, replyId, now) => {
      run.run(sql`INSERT OR REPLACE INTO answers (campaign_id, number, at, reply_id, rule_id)
        VALUES (${campaignId}, ${number}, ${now}, ${replyId}, NULL)`);
    }),
    handle: immediate(db, (request) => {
      const { replyId, ruleId, tag, optOut, reason, now, rehearsed = false } = request;
      const reply = run.get<{ number: string; channelId: number; text: string; handled: string | null }>(
        sql`SELECT number, channel_id AS channelId, text, handled FROM replies WHERE id = ${replyId}`,
      );
      // looked at before: a second life after a crash finds nothing to do
      if (reply === undefined || reply.handled !== null) return { campaignId: null, withheld: null, optedOut: false };
      const { number, channelId, text } = reply;
      if (tag !== '') tagContact(number, tag);
      const said = { number, proof: text };
      const optedOut =
        optOut &&
        (rehearsed
          ? blocking.add({ ...said, channelId, code: REHEARSED_OPT_OUT }, now, reason)
          : blacklisting.add({ ...said, source: 'reply', reason }, now));
      const held = request.answer === null ? null : heldBack(run, number, request);
      const { answer } = request;
      const campaignId = answer === null || held !== null ? null : plant(run, number, answer, request);
      const withheld = held ?? request.withheld;
      const waits = request.followUp || (held !== null && held !== 'opted_out');
      if (waits) run.run(sql`UPDATE conversations SET follow_up = 1 WHERE number = ${number}`);
      const made = ruleId === null ? {} : { rule: ruleId, answered: campaignId !== null, withheld, tag, optOut };
      run.run(sql`UPDATE replies SET handled = ${JSON.stringify(made)} WHERE id = ${replyId}`);
      tally.flush();
      return { campaignId, withheld, optedOut };
    }),
  };
}

/** The limits and the blacklist once more, now that nobody else writes. */
function heldBack(run: Runner, number: string, { answer, dayFrom, maxPerDay }: HandleRequest): Withheld | null {
  const refused = sql`EXISTS (SELECT 1 FROM blacklist WHERE number = ${number})
    OR ${rehearsedOptOut(sql`${number}`, sql`${answer?.channelId ?? 0}`)}`;
  if (run.get(sql`SELECT 1 WHERE ${refused}`) !== undefined) return 'opted_out';
  const answered = answeredSince(run, number, dayFrom);
  if (answered.number >= ANSWERS_PER_NUMBER) return 'number_today';
  return answered.all >= maxPerDay ? 'day_limit' : null;
}

/** A campaign of one message, ready for the scheduler: it goes through the outbox like any other. */
function plant(run: Runner, number: string, answer: PlannedAnswer, { replyId, ruleId, now }: HandleRequest): number {
  const { draft, channelId, signature, text, parts, cost, call, idempotencyKey } = answer;
  const template =
    call === null
      ? null
      : JSON.stringify({ templateId: call.templateId, variables: call.params.map(({ name }) => name) });
  const params = call === null ? null : JSON.stringify(call.params.map(({ value }) => value));
  const campaignId = Number(
    run.run(sql`INSERT INTO campaigns (name, state, kind, channel_id, signature, body, draft, idempotency_key, template,
      created_at, updated_at, start_at, hold_until) VALUES (${draft.name}, 'scheduled', ${draft.kind}, ${channelId},
      ${signature}, ${draft.body}, ${JSON.stringify(draft)}, ${idempotencyKey}, ${template}, ${now}, ${now}, ${now},
      ${now})`).lastInsertRowid,
  );
  const contact = run.get<{ id: number; name: string }>(sql`SELECT id, name FROM contacts WHERE number = ${number}`);
  const messageId = Number(
    run.run(sql`INSERT INTO messages (campaign_id, contact_id, number, name, text, parts, cost, params)
      VALUES (${campaignId}, ${contact?.id ?? null}, ${number}, ${contact?.name ?? ''}, ${text}, ${parts}, ${cost},
      ${params})`).lastInsertRowid,
  );
  run.run(sql`INSERT INTO tallies (campaign_id, first_id, last_id, total, parts, planned, n0)
    VALUES (${campaignId}, ${messageId}, ${messageId}, 1, ${parts}, ${cost}, 1)`);
  run.run(sql`INSERT INTO answers (campaign_id, number, at, reply_id, rule_id)
    VALUES (${campaignId}, ${number}, ${now}, ${replyId}, ${ruleId})`);
  return campaignId;
}
