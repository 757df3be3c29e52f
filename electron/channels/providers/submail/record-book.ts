import type { LookupQuery, LookupResult } from '../../channel.ts';
import { bareNumber } from '../../reply/match-numbers.ts';
import { logCode, logStatus } from './read-log.ts';
import type { LogRow } from './schemas.ts';

/** One window of the log, read a moment ago; unix seconds. */
export interface Window {
  from: number;
  to: number;
  rows: LogRow[];
  /** whether these are all the rows there are */
  complete: boolean;
}

export function lookIn(window: Window, query: LookupQuery): LookupResult {
  const own = window.rows.filter((row) => bareNumber(row.to) === query.number);
  const matching =
    query.providerId === undefined
      ? own.filter((row) => row.sms_signature + row.sms_content === query.text)
      : own.filter((row) => row.sendID === query.providerId);
  const [row] = matching;
  if (!row) return window.complete ? { kind: 'absent' } : { kind: 'unavailable', code: 'TOO_MANY_RECORDS' };
  const evidence = query.providerId === undefined ? `text ${matching.length}` : 'send_id';
  return { kind: 'found', providerId: row.sendID, status: logStatus(row), code: logCode(row), evidence };
}

export const covers = (window: Window, { from, to }: Pick<LookupQuery, 'from' | 'to'>): boolean =>
  window.from * 1000 <= from && window.to * 1000 >= to;
