import { messageStateCode, messageStateOf } from '../../../shared/domain/status.ts';
import type { ReportStatus } from '../../core/message-outcome.ts';
import { stateAfterReport } from '../../core/report-rank.ts';
import type { Db } from './connection.ts';
import type { Tally } from './tally.ts';

export const REPORT_STATUSES: readonly ReportStatus[] = ['pending', 'delivered', 'failed'];

interface Match {
  id: number;
  campaign_id: number;
  state: number;
  cost: number;
  attempts: number;
  no: number;
}
export interface StoredReport {
  id: number;
  provider_id: string;
  number: string;
  status: number;
  code: string;
  at: number;
}

/** Joins reports with the attempt they speak of, whichever of the two came first. */
export function createReportApplier(db: Db, tally: Tally) {
  const find = db.prepare<[string, number, string], Match>(
    `SELECT m.id, m.campaign_id, m.state, m.cost, m.attempts, a.no FROM messages m
     CROSS JOIN attempts a ON a.message_id = m.id
     WHERE m.number = ? AND a.channel_id = ? AND a.provider_id = ? ORDER BY m.id DESC, a.no DESC LIMIT 1`,
  );
  const update = db.prepare('UPDATE messages SET state = ?, code = ?, reported_at = ? WHERE id = ?');
  const own = db.prepare('UPDATE reports SET message_id = ? WHERE id = ?');
  const anyOrphan = db
    .prepare<[number], number>('SELECT 1 FROM reports WHERE channel_id = ? AND message_id IS NULL LIMIT 1')
    .pluck();
  const orphans = db.prepare<[number, string, string], StoredReport>(
    `SELECT id, provider_id, number, status, code, at FROM reports
     WHERE channel_id = ? AND number = ? AND message_id IS NULL AND provider_id = ? ORDER BY id`,
  );

  /** false = nobody has sent this yet */
  function apply(channelId: number, report: StoredReport): { found: boolean; changed: boolean } {
    const match = find.get(report.number, channelId, report.provider_id);
    if (match === undefined) return { found: false, changed: false };
    own.run(match.id, report.id);
    const status = REPORT_STATUSES[report.status] ?? 'pending';
    // Of an attempt that was repeated only good news still counts.
    if (match.no < match.attempts && status !== 'delivered') return { found: true, changed: false };
    const next = stateAfterReport(messageStateOf(match.state), status);
    if (next === null) return { found: true, changed: false };
    const to = messageStateCode(next);
    update.run(to, status === 'failed' ? report.code : null, status === 'pending' ? null : report.at, match.id);
    tally.move(match.campaign_id, match.state, to, 1, match.cost);
    return { found: true, changed: true };
  }

  return {
    apply,
    hasOrphans: (channelId: number): boolean => anyOrphan.get(channelId) === 1,
    /** applies what was reported before the attempt had its provider id */
    adopt(channelId: number, number: string, providerId: string): void {
      for (const report of orphans.all(channelId, number, providerId)) apply(channelId, report);
    },
  };
}
export type ReportApplier = ReturnType<typeof createReportApplier>;
