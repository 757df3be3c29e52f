import type { LookRow, Outbox, UnknownMessage } from '../outbox.ts';
import { inList, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE } from './tally.ts';

export type OutboxReads = Pick<Sync<Outbox>, 'pending' | 'claimedSince' | 'unknown' | 'routesInUse' | 'looksOf'>;

export const createOutboxReads = (run: Runner): OutboxReads => ({
  pending(campaignId, route = 0) {
    const counts = run.get<{ queued: number; submitting: number }>(
      sql`SELECT n0 AS queued, n1 AS submitting FROM tallies WHERE campaign_id = ${campaignId}`,
    );
    const next = run.get<{ at: number | null }>(
      route === 0
        ? // in the order of the queue's index, so that the first one found ends it
          sql`SELECT retry_at AS at FROM messages WHERE campaign_id = ${campaignId} AND state = 0 AND route = 0
            ORDER BY retry_at, id LIMIT 1`
        : sql`SELECT min(retry_at) AS at FROM messages
            WHERE campaign_id = ${campaignId} AND state = 0 AND route > 0 AND route = ${route}`,
    );
    return { queued: counts?.queued ?? 0, submitting: counts?.submitting ?? 0, nextAt: next?.at ?? null };
  },
  claimedSince: (channelId, since) =>
    run.get<{ n: number }>(
      sql`SELECT coalesce(sum(n), 0) AS n FROM batches WHERE channel_id = ${channelId} AND at >= ${since}`,
    )?.n ?? 0,
  routesInUse: (campaignId) =>
    run
      .all<{ route: number }>(
        sql`SELECT DISTINCT route FROM messages WHERE campaign_id = ${campaignId} AND state = 0 AND route > 0`,
      )
      .map(({ route }) => route),
  looksOf: (messageId) =>
    run.all<LookRow>(sql`SELECT at, result, evidence FROM looks WHERE message_id = ${messageId} ORDER BY at`),
  unknown(campaignId, messageIds, limit) {
    const some = messageIds === null ? sql`1` : sql`m.id IN ${inList(messageIds)}`;
    return run.all<UnknownMessage>(sql`SELECT m.id AS messageId, m.number, m.text, b.client_ref AS clientRef,
      m.channel_id AS channelId, b.at,
      (SELECT max(l.at) FROM looks l WHERE l.message_id = m.id AND l.attempt = m.attempts AND l.result = 'absent') AS lookedAt
      FROM messages m JOIN batches b ON b.id = m.batch_id
      WHERE m.campaign_id = ${campaignId} AND m.state >= 4 AND m.state = ${STATE.unknown} AND ${some}
      ORDER BY m.id LIMIT ${limit}`);
  },
});
