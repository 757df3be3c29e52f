import type { MessageOutcome, OutMessage, RejectClass } from '../../core/message-outcome.ts';

/** The provider may answer with a country prefix. */
export const bareNumber = (mobile: string): string => mobile.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');

/** What a reply says of one number, or of a whole request. */
export type Verdict =
  | { kind: 'accepted'; providerId: string; billedParts: number | null; fee: number | null }
  | { kind: 'rejected'; code: string; reject: RejectClass }
  | { kind: 'unknown'; code: string }
  | { kind: 'not_sent'; code: string };

export interface NumberRow {
  /** as the provider writes it, with or without 86 */
  number: string;
  verdict: Verdict;
}

export interface Matched {
  outcomes: MessageOutcome[];
  alarm: string | null;
}

export function sameForAll(messages: OutMessage[], verdict: Verdict): Matched {
  return { outcomes: messages.map(({ messageId }) => ({ messageId, ...verdict })), alarm: null };
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const meaning = ({ verdict }: NumberRow): string =>
  verdict.kind === 'accepted' ? `accepted ${verdict.providerId}` : `${verdict.kind} ${verdict.code}`;

const withoutRepeats = (rows: NumberRow[]): NumberRow[] =>
  [...groupBy(rows, meaning).values()].flatMap((group) => group.slice(0, 1));

/**
 * Each message gets the verdict about its own number, whatever the order of the answer. A number the answer does not
 * mention, or mentions in two ways, stays unknown; numbers nobody asked about, rows said twice and whatever the caller
 * already found wrong (`alarms`: unreadable rows, counts that do not add up) are an alarm.
 */
export function matchNumbers(messages: OutMessage[], rows: NumberRow[], alarms: readonly string[] = []): Matched {
  const seen = new Set<string>();
  const answers = groupBy(rows, (row) => bareNumber(row.number));
  const questions = groupBy(messages, (message) => message.number);
  const verdicts = new Map<OutMessage, Verdict>();
  for (const [number, asked] of questions) {
    let answered = answers.get(number) ?? [];
    answers.delete(number);
    if (answered.length > asked.length) {
      seen.add('DUPLICATE_ROW');
      answered = withoutRepeats(answered);
    }
    // two messages to one number and one answer: nobody can say which of them it is about
    const fits = answered.length === asked.length;
    const code = answered.length > asked.length ? 'CONTRADICTION' : 'MISSING';
    asked.forEach((message, i) => {
      verdicts.set(message, (fits ? answered[i]?.verdict : undefined) ?? { kind: 'unknown', code });
    });
  }
  if (answers.size > 0) seen.add('EXTRA_NUMBER');
  for (const alarm of alarms) seen.add(alarm);
  const outcomes = messages.map(
    (message): MessageOutcome => ({
      messageId: message.messageId,
      ...(verdicts.get(message) ?? { kind: 'unknown', code: 'MISSING' }),
    }),
  );
  return { outcomes, alarm: seen.size > 0 ? [...seen].join(' ') : null };
}
