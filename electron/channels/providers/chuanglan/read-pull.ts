import type { ReplyRecord, ReportRecord } from '../../../core/message-outcome.ts';
import { writeLossless } from '../../reply/lossless-json.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { parseCompact, rawHash, unreadableReport, wordStatus } from '../../reply/pull-rows.ts';
import { replyRow, reportRow } from './schemas.ts';

/** most rows a page */
export const PAGE = 100;

export function readReport(value: unknown, now: number): ReportRecord {
  const raw = writeLossless(value);
  const row = reportRow.safeParse(value);
  if (!row.success) return unreadableReport(raw, now);
  const { msgId, mobile, status, uid, reportTime, notifyTime, length } = row.data;
  return {
    providerId: msgId,
    number: bareNumber(mobile),
    status: wordStatus(status),
    code: status.trim() === '' ? 'UNKNOWN' : status.trim(),
    at: parseCompact(notifyTime) ?? parseCompact(reportTime) ?? now,
    clientRef: uid === '' ? null : uid,
    billedParts: length === undefined ? null : Number(length),
    raw,
  };
}

/** What a customer wrote; null when the row carries neither number nor text. */
export function readReplyRow(value: unknown, now: number): ReplyRecord | null {
  const raw = writeLossless(value);
  const row = replyRow.safeParse(value);
  if (!row.success) return null;
  const { mobile, messageContent, moTime } = row.data;
  const at = parseCompact(moTime) ?? now;
  return { providerId: rawHash(raw), number: bareNumber(mobile), text: messageContent, at, raw };
}
