import { hash } from 'node:crypto';
import type { ReplyRecord, ReportRecord, ReportStatus } from '../../../core/message-outcome.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { codes } from './codes.ts';
import { replyRow, reportRow, type SendRecord } from './schemas.ts';

const STATUS: Record<string, ReportStatus> = { SUCCESS: 'delivered', FAIL: 'failed' };

const reportCode = (status: ReportStatus, description: string): string => {
  if (description !== '') return description;
  return status === 'delivered' ? 'DELIVRD' : 'UNKNOWN';
};

const msOf = (seconds: number | null | undefined, now: number): number =>
  seconds !== null && seconds !== undefined && seconds > 0 ? seconds * 1000 : now;

/**
 * One row of the queue. It is deleted at the provider once read, so a row we cannot understand is kept raw, as pending
 * and without an id, instead of being lost.
 */
export function readReport(value: unknown, now: number): ReportRecord {
  const raw = JSON.stringify(value) ?? 'null';
  const row = reportRow.safeParse(value);
  if (!row.success)
    return { providerId: '', number: '', status: 'pending', code: 'BAD_ROW', at: now, clientRef: null, raw };
  const { SerialNo, PhoneNumber, SubscriberNumber, ReportStatus, Description, SessionContext } = row.data;
  const status = STATUS[ReportStatus] ?? 'pending';
  return {
    providerId: SerialNo,
    number: bareNumber(PhoneNumber === '' ? SubscriberNumber : PhoneNumber),
    status,
    code: reportCode(status, Description),
    at: msOf(row.data.UserReceiveTime, now),
    clientRef: SessionContext === '' ? null : SessionContext,
    raw,
  };
}

/** What a customer wrote; null when the row carries no text or no number. Replies have no id: who wrote what when is one, however it was asked for. */
export function readReplyRow(value: unknown, now: number): ReplyRecord | null {
  const raw = JSON.stringify(value) ?? 'null';
  const row = replyRow.safeParse(value);
  if (!row.success) return null;
  const number = bareNumber(row.data.PhoneNumber === '' ? row.data.SubscriberNumber : row.data.PhoneNumber);
  if (number === '') return null;
  const { ReplyContent: text, ReplyTime } = row.data;
  const providerId = hash('sha256', `${number}\n${ReplyTime ?? ''}\n${text}`, 'hex').slice(0, 32);
  return { providerId, number, text, at: msOf(ReplyTime, now), raw };
}

/** 1 submission failed, 2 delivered, 3 on its way, 4 failed; a refused submission carries the request's own code. */
export function recordStatus(row: SendRecord): { status: ReportStatus; code: string } {
  if (row.SendStatus === 1) return { status: 'failed', code: codes.raw(row.RequestCode) };
  if (row.SendStatus === 2) return { status: 'delivered', code: reportCode('delivered', row.StatusCode) };
  if (row.SendStatus === 4) return { status: 'failed', code: reportCode('failed', row.StatusCode) };
  return { status: 'pending', code: '' };
}
