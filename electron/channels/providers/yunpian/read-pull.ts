import { createHash } from 'node:crypto';
import type { ReplyRecord, ReportRecord, ReportStatus } from '../../../core/message-outcome.ts';
import { writeLossless } from '../../reply/lossless-json.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { parseShanghai } from '../../shanghai-text.ts';
import { type RecordRow, replyRow, statusRow } from './schemas.ts';

function reportStatus(word: string): ReportStatus {
  if (word === 'SUCCESS') return 'delivered';
  return word === 'FAIL' ? 'failed' : 'pending';
}

const reportCode = (status: ReportStatus, code: string): string =>
  code !== '' ? code : status === 'delivered' ? 'DELIVRD' : 'UNKNOWN';

const hash = (raw: string): string => createHash('sha256').update(raw).digest('hex').slice(0, 32);

/**
 * One row of the queue. It is deleted at the provider once read, so a row we cannot understand is kept raw, as pending
 * and without an id, instead of being lost.
 */
export function readReport(value: unknown, now: number): ReportRecord {
  const raw = writeLossless(value);
  const row = statusRow.safeParse(value);
  if (!row.success)
    return { providerId: '', number: '', status: 'pending', code: 'BAD_ROW', at: now, clientRef: null, raw };
  const { sid, uid, mobile, error_msg, report_status, user_receive_time } = row.data;
  const status = reportStatus(report_status);
  return {
    providerId: sid,
    number: bareNumber(mobile),
    status,
    code: reportCode(status, error_msg),
    at: parseShanghai(user_receive_time) ?? now,
    clientRef: uid === '' ? null : uid,
    raw,
  };
}

/** What a customer wrote; null when the row carries neither number nor text. */
export function readReplyRow(value: unknown, now: number): ReplyRecord | null {
  const raw = writeLossless(value);
  const row = replyRow.safeParse(value);
  if (!row.success) return null;
  const { id, mobile, reply_time, text } = row.data;
  return {
    providerId: id ?? hash(raw),
    number: bareNumber(mobile),
    text,
    at: parseShanghai(reply_time) ?? now,
    raw,
  };
}

/** The provider's record of one message: `failed` also where it never left the provider. */
export function recordStatus(row: RecordRow): { status: ReportStatus; code: string } {
  const status = row.send_status === 'FAIL' ? 'failed' : reportStatus(row.report_status);
  return { status, code: status === 'pending' ? '' : reportCode(status, row.error_msg) };
}
