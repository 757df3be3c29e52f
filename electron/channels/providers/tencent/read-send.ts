import type { OutMessage } from '../../../core/message-outcome.ts';
import type { SendResult } from '../../channel.ts';
import { type Matched, matchNumbers, type Verdict } from '../../reply/match-numbers.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { readWholeVerdict } from '../../reply/read-whole-verdict.ts';
import { codes } from './codes.ts';
import { readFailure } from './read-error.ts';
import { type SendRow, sendReply, sendRow } from './schemas.ts';

function verdictOf(row: SendRow): Verdict {
  if (codes.classify(row.Code) !== 'ok') return codes.refused(row.Code);
  // taken, but without a serial no report can ever be matched: let the records say which one it is
  if (row.SerialNo === undefined) return { kind: 'unknown', code: 'BAD_REPLY' };
  const billedParts = row.Fee !== undefined && row.Fee > 0 ? row.Fee : null;
  return { kind: 'accepted', providerId: row.SerialNo, billedParts, fee: null };
}

function matchRows(messages: OutMessage[], given: unknown[]): Matched {
  const alarms: string[] = [];
  const rows: { number: string; verdict: Verdict }[] = [];
  for (const value of given) {
    const row = sendRow.safeParse(value);
    if (row.success) rows.push({ number: row.data.PhoneNumber, verdict: verdictOf(row.data) });
    else alarms.push('BAD_ROW');
  }
  // one row per number asked about, no more and no less
  if (given.length !== messages.length) alarms.push('COUNT');
  return matchNumbers(messages, rows, alarms);
}

/** What the answer to SendSms says about each message of the request: per number, or an error of the whole. */
export function readSend(reply: ReadReply, messages: OutMessage[]): SendResult {
  return readWholeVerdict(reply, messages, (status, value) => {
    const rows = status === 200 ? sendReply.safeParse(value) : null;
    const failed = readFailure(status, value);
    if (failed !== null) return failed;
    return rows?.success ? matchRows(messages, rows.data.Response.SendStatusSet) : null;
  });
}
