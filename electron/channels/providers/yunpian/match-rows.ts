import type { OutMessage } from '../../../core/message-outcome.ts';
import { type Matched, matchNumbers, type Verdict } from '../../reply/match-numbers.ts';
import { classifyNumber, rawCode } from './codes.ts';
import { type SendRow, sendRow } from './schemas.ts';

function verdictOf(row: SendRow): Verdict {
  const verdict = classifyNumber(row.code);
  if (verdict === null) return { kind: 'unknown', code: rawCode(row.code) };
  if (verdict !== 'ok') return { kind: 'rejected', code: rawCode(row.code), reject: verdict };
  // taken, but without an id no report can ever be matched: let the records say which one it is
  if (row.sid === undefined) return { kind: 'unknown', code: 'BAD_REPLY' };
  return {
    kind: 'accepted',
    providerId: row.sid,
    billedParts: row.count !== undefined && row.count > 0 ? row.count : null,
    fee: row.fee ?? null,
  };
}

/** The rows of a batch reply (or the one of a single send, `total` null), each to its message. */
export function matchRows(messages: OutMessage[], given: unknown[], total: number | null): Matched {
  const alarms: string[] = [];
  const rows: SendRow[] = [];
  for (const value of given) {
    const row = sendRow.safeParse(value);
    if (row.success) rows.push(row.data);
    else alarms.push('BAD_ROW');
  }
  if (total !== null && !addsUp(rows, total)) alarms.push('COUNT');
  const read = rows.map((row) => ({ number: row.mobile, verdict: verdictOf(row) }));
  return matchNumbers(messages, read, alarms);
}

/** The manual does not say whether total_count counts rows, messages taken or 条 billed; one of them it must be. */
function addsUp(rows: SendRow[], total: number): boolean {
  const taken = rows.filter((row) => row.code === 0);
  const billed = taken.reduce((sum, row) => sum + (row.count ?? 0), 0);
  return [rows.length, taken.length, billed].includes(total);
}
