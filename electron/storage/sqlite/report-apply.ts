import { messageStateCode, messageStateOf } from '../../../shared/domain/status.ts';
import { type MoneyFact, newlyBilled } from '../../core/ledger/accounts.ts';
import type { ReportStatus } from '../../core/message-outcome.ts';
import { stateAfterReport } from '../../core/report-rank.ts';
import type { ReportResult } from '../report-store.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import { createNumberHealth } from './number-health.ts';
import type { Tally } from './tally.ts';

export const REPORT_STATUSES: readonly ReportStatus[] = ['pending', 'delivered', 'failed'];

interface Match {
  id: number;
  campaign_id: number;
  state: number;
  cost: number;
  attempts: number;
  no: number;
  parts: number;
  billed: number | null;
  at: number;
  money: number;
  charge: number;
  fee: number | null;
}
export interface StoredReport {
  id: number;
  provider_id: string;
  number: string;
  status: number;
  code: string;
  at: number;
  billed_parts: number | null;
  category: string | null;
}
export type Applied = { found: false; result: null } | { found: true; result: ReportResult | null };

function factOf(status: ReportStatus, { category }: StoredReport): MoneyFact | null {
  if (status === 'pending') return null;
  return status === 'delivered' ? { kind: 'delivered' } : { kind: 'failed', category: category ?? 'unknown' };
}

/** Joins reports with the attempt they speak of, whichever of the two came first. */
export function createReportApplier(db: Db, tally: Tally, money: MoneyBook) {
  const health = createNumberHealth(db);
  const find = db.prepare<[string, number, string], Match>(
    `SELECT m.id, m.campaign_id, m.state, m.cost, m.attempts, m.parts, a.no, a.billed_parts AS billed,
     a.at, a.money, a.charge, a.fee FROM messages m
     CROSS JOIN attempts a ON a.message_id = m.id
     WHERE m.number = ? AND a.channel_id = ? AND a.provider_id = ? ORDER BY m.id DESC, a.no DESC LIMIT 1`,
  );
  const bill = db.prepare('UPDATE attempts SET billed_parts = ? WHERE message_id = ? AND no = ?');
  const sharing = db
    .prepare<[number], number>(
      'SELECT s.id FROM channels c JOIN channels s ON s.account = c.account AND s.id <> c.id WHERE c.id = ?',
    )
    .pluck();
  const update = db.prepare('UPDATE messages SET state = ?, code = ?, reported_at = ? WHERE id = ?');
  const own = db.prepare('UPDATE reports SET message_id = ? WHERE id = ?');
  const anyOrphan = db
    .prepare<[number], number>('SELECT 1 FROM reports WHERE channel_id = ? AND message_id IS NULL LIMIT 1')
    .pluck();
  const orphans = db.prepare<[number, string, string], StoredReport>(
    `SELECT id, provider_id, number, status, code, at, billed_parts, category FROM reports
     WHERE channel_id = ? AND number = ? AND message_id IS NULL AND provider_id = ? ORDER BY id`,
  );

  function sent(channelId: number, report: StoredReport): (Match & { channelId: number }) | null {
    const own = find.get(report.number, channelId, report.provider_id);
    if (own !== undefined) return { ...own, channelId };
    for (const id of sharing.all(channelId)) {
      const match = find.get(report.number, id, report.provider_id);
      if (match !== undefined) return { ...match, channelId: id };
    }
    return null;
  }

  /** the attempt's money follows its own reports, whatever has become of the message since */
  function charge(match: Match & { channelId: number }, fact: MoneyFact | null, billedParts: number | null): void {
    const { id: messageId, campaign_id: campaignId, billed, ...attempt } = match;
    money.learned({ ...attempt, messageId, campaignId, billedParts: billed }, fact, billedParts);
  }

  /** not found = nobody has sent this yet; a result where the message's state or bill changed */
  function apply(channelId: number, report: StoredReport): Applied {
    const match = sent(channelId, report);
    if (match === null) return { found: false, result: null };
    own.run(match.id, report.id);
    const status = REPORT_STATUSES[report.status] ?? 'pending';
    const billedParts = newlyBilled(match.billed, report.billed_parts);
    const billed =
      billedParts === null
        ? null
        : { planned: match.billed === null ? match.parts : 0, told: billedParts - (match.billed ?? 0) };
    if (billed !== null) {
      bill.run(billedParts, match.id, match.no);
      tally.billed(match.campaign_id, billed.planned, billed.told);
    }
    charge(match, factOf(status, report), billedParts);
    const result = (said: ReportStatus): ReportResult => ({
      campaignId: match.campaign_id,
      channelId: match.channelId,
      number: report.number,
      status: said,
      code: report.code,
      billed,
    });
    // Of an attempt that was repeated only good news still counts.
    const stale = match.no < match.attempts && status !== 'delivered';
    const next = stale ? null : stateAfterReport(messageStateOf(match.state), status);
    if (next === null) return { found: true, result: billed === null ? null : result('pending') };
    const to = messageStateCode(next);
    update.run(to, status === 'failed' ? report.code : null, status === 'pending' ? null : report.at, match.id);
    tally.move(match.campaign_id, match.state, to, 1, match.cost);
    if (status !== 'pending') {
      const { number, category, code, at } = report;
      health.note({ number, channelId: match.channelId, delivered: status === 'delivered', category, code, at });
    }
    return { found: true, result: result(status) };
  }

  return {
    apply,
    hasOrphans: (channelId: number): boolean =>
      anyOrphan.get(channelId) === 1 || sharing.all(channelId).some((id) => anyOrphan.get(id) === 1),
    /** applies what was reported before the attempt had its provider id */
    adopt(channelId: number, number: string, providerId: string): void {
      for (const id of [channelId, ...sharing.all(channelId)]) {
        for (const report of orphans.all(id, number, providerId)) apply(channelId, report);
      }
    },
  };
}
export type ReportApplier = ReturnType<typeof createReportApplier>;
