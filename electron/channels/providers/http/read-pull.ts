import type { HttpDefinition } from '../../../../shared/contract/http-definition.ts';
import type { ReplyRecord, ReportRecord, ReportStatus } from '../../../core/message-outcome.ts';
import { writeLossless } from '../../reply/lossless-json.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { parseCompact, rawHash, unreadableReport } from '../../reply/pull-rows.ts';
import { parseShanghai } from '../../shanghai-text.ts';
import { plain, valueAt } from './locate.ts';

type Reports = NonNullable<HttpDefinition['reports']>;
type Replies = NonNullable<HttpDefinition['replies']>;

const at = (row: unknown, path: string | undefined): string =>
  path === undefined ? '' : (plain(valueAt(row, path)) ?? '');

/** Seconds or milliseconds since 1970, `2026-01-31 08:00:00` or `260131080000` in Asia/Shanghai; else now. */
export function readTime(text: string, now: number): number {
  if (/^1\d{9}$/.test(text)) return Number(text) * 1000;
  if (/^1\d{12}$/.test(text)) return Number(text);
  const long = /^20(\d{12})$/.exec(text);
  return parseShanghai(text) ?? parseCompact(long?.[1] ?? text) ?? now;
}

export function readReport(reports: Reports, row: unknown, now: number): ReportRecord {
  const raw = writeLossless(row);
  const id = at(row, reports.id);
  const number = at(row, reports.number);
  const word = at(row, reports.status);
  if (id === '' || number === '' || (word === '' && !reports.pending.includes(''))) return unreadableReport(raw, now);
  const status: ReportStatus = reports.delivered.includes(word)
    ? 'delivered'
    : reports.pending.includes(word)
      ? 'pending'
      : 'failed';
  const parts = at(row, reports.parts);
  return {
    providerId: id,
    number: bareNumber(number),
    status,
    code: at(row, reports.reason) || (status === 'delivered' ? 'DELIVRD' : word),
    at: readTime(at(row, reports.at), now),
    clientRef: null,
    billedParts: /^[1-9]\d{0,3}$/.test(parts) ? Number(parts) : null,
    raw,
  };
}

/** What a customer wrote; null when the row carries neither number nor text. */
export function readReplyRow(replies: Replies, row: unknown, now: number): ReplyRecord | null {
  const number = at(row, replies.number);
  const text = valueAt(row, replies.text);
  if (number === '' || typeof text !== 'string') return null;
  const raw = writeLossless(row);
  const id = at(row, replies.id);
  return {
    providerId: id === '' ? rawHash(raw) : id,
    number: bareNumber(number),
    text,
    at: readTime(at(row, replies.at), now),
    raw,
  };
}
