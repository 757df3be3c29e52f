import type { OutMessage } from '../../../core/message-outcome.ts';
import { createApiCodes } from '../../reply/api-codes.ts';
import type { Refusal } from '../../reply/ask.ts';
import { forRequest } from '../../reply/for-request.ts';
import { bareNumber, type Matched, matchNumbers, type NumberRow, type Verdict } from '../../reply/match-numbers.ts';
import { batchReply, failure, type SendRow, sendRow } from './schemas.ts';

const codes = createApiCodes('SM');

function verdictOf(row: SendRow): Verdict {
  if (row.status === 'error') return codes.refused(row.code);
  const { fee } = row;
  const billedParts = fee !== undefined && fee > 0 ? fee : null;
  return { kind: 'accepted', providerId: row.send_id, billedParts, fee: null };
}

/**
 * Rows that name their number go by it. The vendor's samples leave the number out of some rows: those go by position,
 * but only when there is a row for each number and no row contradicts its place.
 */
function matchRows(messages: OutMessage[], given: unknown[], total: number | undefined): Matched {
  const parsed = given.map((value) => sendRow.safeParse(value));
  const alarms = parsed.some((row) => !row.success) ? ['BAD_ROW'] : [];
  const rows = parsed.map((row) => (row.success ? row.data : null));
  const fees = rows.map((row) => (row?.status === 'success' ? row.fee : 0));
  const sum = fees.every((fee) => fee !== undefined) ? fees.reduce((all, fee) => all + fee, 0) : null;
  if (total !== undefined && sum !== null && sum !== total) alarms.push('COUNT');
  const inPlace =
    rows.length === messages.length &&
    rows.every((row, i) => row?.to === undefined || bareNumber(row.to) === messages[i]?.number);
  const numbered = rows.flatMap((row, i): NumberRow[] => {
    const number = row?.to ?? (inPlace ? messages[i]?.number : undefined);
    return row === null || number === undefined ? [] : [{ number, verdict: verdictOf(row) }];
  });
  if (numbered.length < rows.length && alarms.length === 0) alarms.push('NO_NUMBER');
  return matchNumbers(messages, numbered, alarms);
}

export function readSend(status: number, value: unknown, messages: OutMessage[]): Verdict | Matched | null {
  if (status >= 500) return null;
  const refused = failure.safeParse(value);
  if (refused.success) return forRequest(codes.refused(refused.data.code), messages);
  if (status !== 200) return null;
  if (Array.isArray(value)) return matchRows(messages, value, undefined);
  const batch = batchReply.safeParse(value);
  if (batch.success) return matchRows(messages, batch.data.responses, batch.data.total_fee);
  return messages.length === 1 && sendRow.safeParse(value).success ? matchRows(messages, [value], undefined) : null;
}

/** Submail's no to a question. */
export function refusal(_status: number, value: unknown): Refusal | null {
  const refused = failure.safeParse(value);
  if (!refused.success) return null;
  const verdict = codes.refused(refused.data.code);
  const code = verdict.kind === 'rejected' ? verdict.code : codes.raw(refused.data.code);
  return { code, permission: verdict.kind === 'rejected' && verdict.reject === 'account' };
}
