import { createHash } from 'node:crypto';
import { REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import type { ReportRecord } from '../../core/message-outcome.ts';
import type { ReportResult, ReportStore } from '../report-store.ts';
import type { Blacklisting } from './blacklisting.ts';
import type { ChannelBlocking } from './channel-blocking.ts';
import type { Db } from './connection.ts';
import { expireCharges } from './expire-charges.ts';
import type { MoneyBook } from './money-book.ts';
import { createFiling } from './reply-incoming.ts';
import { REPORT_STATUSES, type ReportApplier } from './report-apply.ts';
import { createRunner, immediate, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';

export type ReportReads = Pick<Sync<ReportStore>, 'ofMessage' | 'waiting' | 'waitingNewest' | 'awaited'>;
export type ReportWrites = Pick<Sync<ReportStore>, 'storeReports' | 'storeReplies' | 'expire'>;

export const createReportReads = (run: Runner): ReportReads => ({
  ofMessage: (messageId) =>
    run
      .all<{ at: number; status: number; code: string }>(
        sql`SELECT at, status, code FROM reports WHERE message_id = ${messageId} ORDER BY at, id`,
      )
      .map((row) => ({ ...row, status: REPORT_STATUSES[row.status] ?? 'pending' })),
  waiting: (channelId, before, limit) =>
    run.all(sql`SELECT m.id AS messageId, m.number, a.provider_id AS providerId, m.submitted_at AS at
      FROM messages m CROSS JOIN attempts a ON a.message_id = m.id AND a.no = m.attempts
      WHERE m.state = 2 AND m.submitted_at < ${before} AND m.channel_id = ${channelId} AND a.provider_id IS NOT NULL
      ORDER BY m.submitted_at LIMIT ${limit}`),
  waitingNewest: (channelId, below, limit) =>
    run.all(sql`SELECT m.id AS messageId, m.number, a.provider_id AS providerId, m.submitted_at AS at
      FROM messages m CROSS JOIN attempts a ON a.message_id = m.id AND a.no = m.attempts
      WHERE m.state = 2 AND m.submitted_at <= ${below?.at ?? Number.MAX_SAFE_INTEGER}
      AND (m.submitted_at < ${below?.at ?? Number.MAX_SAFE_INTEGER} OR m.id < ${below?.messageId ?? 0})
      AND m.channel_id = ${channelId} AND a.provider_id IS NOT NULL
      ORDER BY m.submitted_at DESC, m.id DESC LIMIT ${limit}`),
  awaited: (channelId, from, to) => ({
    submitted:
      run.get<{ n: number }>(sql`SELECT coalesce(sum(n), 0) AS n FROM batches
        WHERE channel_id = ${channelId} AND at BETWEEN ${from} AND ${to}`)?.n ?? 0,
    waiting:
      run.get<{ n: number }>(sql`SELECT count(*) AS n FROM messages
        WHERE state = 2 AND submitted_at BETWEEN ${from} AND ${to} AND channel_id = ${channelId}`)?.n ?? 0,
  }),
});

/** What makes two reports the same one; `raw` may differ in what the provider adds on each delivery. */
export const hashOf = ({ providerId, number, status, code, at }: Omit<ReportRecord, 'clientRef' | 'raw'>): string =>
  createHash('sha256')
    .update(JSON.stringify([providerId, number, status, code, at]))
    .digest('base64url')
    .slice(0, 27);

export function createReportWrites(
  db: Db,
  tally: Tally,
  reports: ReportApplier,
  blacklisting: Blacklisting,
  blocking: ChannelBlocking,
  money: MoneyBook,
): ReportWrites {
  const run = createRunner(db);
  const file = createFiling(run);
  const insert = db.prepare(`INSERT OR IGNORE INTO reports
    (channel_id, hash, provider_id, number, status, code, at, raw, received_at, billed_parts, category)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    storeReports: immediate(db, (channelId, rows, now) => {
      const counts = { fresh: 0, applied: 0, orphans: 0 };
      const results: ReportResult[] = [];
      for (const row of rows) {
        const status = REPORT_STATUSES.indexOf(row.status);
        const { changes, lastInsertRowid } = insert.run(
          channelId,
          hashOf(row),
          row.providerId,
          row.number,
          status,
          row.code,
          row.at,
          row.raw,
          now,
          row.billedParts ?? null,
          row.category ?? null,
        );
        if (changes === 0) continue;
        counts.fresh++;
        const { found, result } = reports.apply(channelId, {
          id: Number(lastInsertRowid),
          provider_id: row.providerId,
          number: row.number,
          status,
          code: row.code,
          at: row.at,
          billed_parts: row.billedParts ?? null,
          category: row.category ?? null,
        });
        if (result !== null) {
          counts.applied++;
          results.push(result);
        }
        if (!found) counts.orphans++;
      }
      money.flush(now);
      return { ...counts, campaignIds: tally.flush(), results };
    }),
    storeReplies: immediate(db, (channelId, rows, now, rehearsed = false) => {
      let fresh = 0;
      let optedOut = 0;
      for (const row of rows) {
        const { changes, lastInsertRowid } = run.run(sql`INSERT OR IGNORE INTO replies
          (channel_id, provider_id, number, text, received_at, opt_out, raw) VALUES
          (${channelId}, ${row.providerId}, ${row.number}, ${row.text}, ${row.at}, ${row.optOut ? 1 : 0}, ${row.raw})`);
        if (changes === 0) continue;
        fresh++;
        const verdict = row.optOut ? 'opt_out' : row.lookAlike === true ? 'look_alike' : 'other';
        file({ id: Number(lastInsertRowid), channelId, number: row.number, at: row.at, text: row.text, verdict }, now);
        if (!row.optOut) continue;
        const said = { number: row.number, proof: row.text };
        const added = rehearsed
          ? blocking.add({ ...said, channelId, code: REHEARSED_OPT_OUT }, now, '')
          : blacklisting.add({ ...said, source: 'reply', reason: '' }, now);
        if (added) optedOut++;
      }
      tally.flush();
      return { fresh, optedOut };
    }),
    expire: immediate(db, (before, now) => {
      expireCharges(db, before, money);
      const late = run.all<{ campaign_id: number; n: number; cost: number }>(
        sql`SELECT campaign_id, count(*) AS n, sum(cost) AS cost FROM messages
          WHERE state = 2 AND submitted_at < ${before} GROUP BY campaign_id`,
      );
      for (const row of late) tally.move(row.campaign_id, STATE.accepted, STATE.no_report, row.n, row.cost);
      run.run(sql`UPDATE messages SET state = ${STATE.no_report} WHERE state = 2 AND submitted_at < ${before}`);
      money.flush(now);
      return { expired: late.reduce((sum, row) => sum + row.n, 0), campaignIds: tally.flush() };
    }),
  };
}
