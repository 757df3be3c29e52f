import { createHash } from 'node:crypto';
import type { ReportRecord, ReportStatus } from '../../core/message-outcome.ts';
import { parseShanghai } from '../shanghai-text.ts';

/** The same made-up id each time the same row is read, for replies that carry none. */
export const rawHash = (raw: string): string => createHash('sha256').update(raw).digest('hex').slice(0, 32);

/** A row nobody can read: kept raw, for the provider has already deleted it. */
export const unreadableReport = (raw: string, now: number): ReportRecord => ({
  providerId: '',
  number: '',
  status: 'pending',
  code: 'BAD_ROW',
  at: now,
  clientRef: null,
  raw,
});

/** The raw word of a receipt: DELIVRD is delivered, none or UNKNOWN decides nothing, every other one is a failure. */
export function wordStatus(word: string): ReportStatus {
  const upper = word.trim().toUpperCase();
  if (upper === 'DELIVRD') return 'delivered';
  return upper === '' || upper === 'UNKNOWN' ? 'pending' : 'failed';
}

/** `yyMMddHHmm` or `yyMMddHHmmss` of Asia/Shanghai → ms UTC; null when it is no such text. */
export function parseCompact(text: string): number | null {
  if (!/^(\d{10}|\d{12})$/.test(text)) return null;
  const [year, month, day, hour, minute, second = '00'] = text.match(/../g) ?? [];
  return parseShanghai(`20${year}-${month}-${day} ${hour}:${minute}:${second}`);
}
