import type { MessageOutcome, OutMessage } from '../../../core/message-outcome.ts';
import { classifyNumber, rawCode } from './codes.ts';
import { type SendRow, sendRow } from './schemas.ts';

/** The provider may answer with a country prefix. */
export const bareNumber = (mobile: string): string => mobile.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function outcomeOf(messageId: number, row: SendRow): MessageOutcome {
  const verdict = classifyNumber(row.code);
  if (verdict === null) return { messageId, kind: 'unknown', code: rawCode(row.code) };
  if (verdict !== 'ok') return { messageId, kind: 'rejected', code: rawCode(row.code), reject: verdict };
  // taken, but without an id no report can ever be matched: let the records say which one it is
  if (row.sid === undefined) return { messageId, kind: 'unknown', code: 'BAD_REPLY' };
  return {
    messageId,
    kind: 'accepted',
    providerId: row.sid,
    billedParts: row.count !== undefined && row.count > 0 ? row.count : null,
    fee: row.fee ?? null,
  };
}

function sameVerdicts(rows: SendRow[]): SendRow[] {
  return [...groupBy(rows, (row) => `${row.code} ${row.sid ?? ''}`).values()].flatMap((group) => group.slice(0, 1));
}

/**
 * Each message gets the verdict about its own number, whatever the order of the answer. A number the answer does not
 * mention, or mentions in two ways, stays unknown; numbers nobody asked about and counts that do not add up are an
 * alarm.
 */
export function matchRows(
  messages: OutMessage[],
  given: unknown[],
  total: number | null,
): { outcomes: MessageOutcome[]; alarm: string | null } {
  const alarms = new Set<string>();
  const rows: SendRow[] = [];
  for (const value of given) {
    const row = sendRow.safeParse(value);
    if (row.success) rows.push(row.data);
    else alarms.add('BAD_ROW');
  }
  const answers = groupBy(rows, (row) => bareNumber(row.mobile));
  const questions = groupBy(messages, (message) => message.number);
  const verdicts = new Map<OutMessage, MessageOutcome>();
  for (const [number, asked] of questions) {
    let answered = answers.get(number) ?? [];
    answers.delete(number);
    if (answered.length > asked.length) {
      alarms.add('DUPLICATE_ROW');
      answered = sameVerdicts(answered);
    }
    asked.forEach((message, i) => {
      const row = answered[i];
      const fits = answered.length === asked.length && row !== undefined;
      const code = answered.length > asked.length ? 'CONTRADICTION' : 'MISSING';
      verdicts.set(
        message,
        fits ? outcomeOf(message.messageId, row) : { messageId: message.messageId, kind: 'unknown', code },
      );
    });
  }
  if (answers.size > 0) alarms.add('EXTRA_NUMBER');
  if (total !== null && !addsUp(rows, total)) alarms.add('COUNT');
  const outcomes = messages.map(
    (message): MessageOutcome =>
      verdicts.get(message) ?? { messageId: message.messageId, kind: 'unknown', code: 'MISSING' },
  );
  return { outcomes, alarm: alarms.size > 0 ? [...alarms].join(' ') : null };
}

/** The manual does not say whether total_count counts rows, messages taken or 条 billed; one of them it must be. */
function addsUp(rows: SendRow[], total: number): boolean {
  const taken = rows.filter((row) => row.code === 0);
  const billed = taken.reduce((sum, row) => sum + (row.count ?? 0), 0);
  return [rows.length, taken.length, billed].includes(total);
}
