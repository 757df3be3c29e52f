import type { HttpDefinition } from '../../../../shared/contract/http-definition.ts';
import type { OutMessage } from '../../../core/message-outcome.ts';
import type { Refusal } from '../../reply/ask.ts';
import { forRequest } from '../../reply/for-request.ts';
import { type Matched, matchNumbers, type NumberRow, type Verdict } from '../../reply/match-numbers.ts';
import { type Answered, locate, plain, valueAt } from './locate.ts';

export const rawCode = (code: string): string => `HT:${code}`;

const asParts = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;

/** What a code that is not one of success has come to, by the definition's table; missing there, it decides nothing. */
function refused({ codes }: HttpDefinition, code: string): Verdict {
  const found = Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (found === undefined || found === 'unknown') return { kind: 'unknown', code: rawCode(code) };
  return { kind: 'rejected', code: rawCode(code), reject: found === 'ip' ? 'account' : found };
}

function byNumber(definition: HttpDefinition, answered: Answered, messages: OutMessage[], ref: string): Matched | null {
  const { numbers } = definition.reply;
  const rows = numbers === undefined ? null : valueAt(answered.json, numbers.rows);
  if (numbers === undefined || !Array.isArray(rows)) return null;
  const read = rows.map((row): NumberRow | null => {
    const number = plain(valueAt(row, numbers.number));
    const code = plain(valueAt(row, numbers.code));
    if (number === null || code === null) return null;
    if (!definition.success.includes(code)) return { number, verdict: refused(definition, code) };
    const id = numbers.id === undefined ? ref : plain(valueAt(row, numbers.id));
    if (id === null || id === '') return { number, verdict: { kind: 'unknown', code: 'BAD_REPLY' } };
    const parts = numbers.parts === undefined ? null : asParts(plain(valueAt(row, numbers.parts)));
    return { number, verdict: { kind: 'accepted', providerId: id, billedParts: parts, fee: null } };
  });
  const known = read.filter((row) => row !== null);
  return matchNumbers(messages, known, known.length < read.length ? ['BAD_ROW'] : []);
}

/** What the answer to a send says, in the words of the definition; null when these are not the provider's words. */
export function readSend(
  definition: HttpDefinition,
  status: number,
  answered: Answered,
  messages: OutMessage[],
  ref: string,
): Verdict | Matched | null {
  const code = locate(definition.reply.code, answered);
  if (code === null || code.length > 60 || status >= 500) return null;
  if (!definition.success.includes(code)) {
    const verdict = refused(definition, code);
    // a whole text that is in no table may be anything, not a code
    const words = 'whole' in definition.reply.code && verdict.kind === 'unknown' && !/^[\w.:-]{1,20}$/.test(code);
    return words ? null : forRequest(verdict, messages);
  }
  if (status !== 200) return null;
  const matched = byNumber(definition, answered, messages, ref);
  if (matched !== null || definition.reply.numbers !== undefined) return matched;
  const id = definition.reply.id === undefined ? ref : locate(definition.reply.id, answered);
  // where reports go by the id, a message without one could never be found again
  const wanted = definition.reports !== undefined;
  if ((id === null || id === '') && wanted) return { kind: 'unknown', code: 'BAD_REPLY' };
  const parts = definition.reply.parts === undefined ? null : asParts(locate(definition.reply.parts, answered));
  const billedParts = messages.length === 1 ? parts : null;
  return { kind: 'accepted', providerId: id === null || id === '' ? ref : id, billedParts, fee: null };
}

/** The provider's no to a question: a code that is none of success. */
export function refusalOf(definition: HttpDefinition, code: string | null): Refusal | null {
  if (code === null || definition.success.includes(code)) return null;
  const verdict = refused(definition, code);
  return { code: rawCode(code), permission: verdict.kind === 'rejected' && verdict.reject === 'account' };
}

/** Raw codes that speak of the address we come from. */
export const ipCodes = ({ codes }: HttpDefinition): string[] =>
  Object.entries(codes).flatMap(([code, found]) => (found === 'ip' ? [rawCode(code)] : []));
