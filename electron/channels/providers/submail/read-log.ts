import type { ReplyRecord, ReportRecord, ReportStatus } from '../../../core/message-outcome.ts';
import { writeLossless } from '../../reply/lossless-json.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { rawHash } from '../../reply/pull-rows.ts';
import { type LogRow, moRow } from './schemas.ts';

export const logStatus = ({ status }: LogRow): ReportStatus =>
  status === 'delivered' ? 'delivered' : status === 'dropped' ? 'failed' : 'pending';

export function logCode(row: LogRow): string {
  const word = row.report_state.trim();
  if (logStatus(row) === 'pending') return '';
  return word !== '' && word !== 'pending' ? word : logStatus(row) === 'delivered' ? 'DELIVRD' : 'UNKNOWN';
}

export const reportOf = (row: LogRow, value: unknown, now: number): ReportRecord => ({
  providerId: row.sendID,
  number: bareNumber(row.to),
  status: logStatus(row),
  code: logCode(row),
  at: row.report_at ? row.report_at * 1000 : now,
  clientRef: null,
  billedParts: row.fee !== undefined && row.fee > 0 ? row.fee : null,
  raw: writeLossless(value),
});

/** What a customer wrote; null when the row carries neither number nor text. */
export function replyOf(value: unknown, now: number): ReplyRecord | null {
  const row = moRow.safeParse(value);
  if (!row.success) return null;
  const raw = writeLossless(value);
  const { from, content, reply_at: at } = row.data;
  return { providerId: rawHash(raw), number: bareNumber(from), text: content, at: at ? at * 1000 : now, raw };
}
