import type { OutMessage } from '../../../core/message-outcome.ts';
import { createApiCodes } from '../../reply/api-codes.ts';
import type { Refusal } from '../../reply/ask.ts';
import { forRequest } from '../../reply/for-request.ts';
import { type Matched, sameForAll, type Verdict } from '../../reply/match-numbers.ts';

import { counts, envelope, pullFailure, sent } from './schemas.ts';

const codes = createApiCodes('CL');

/**
 * One verdict for the request. Groups of a variable send that the provider does not like it drops without a word: the
 * counts tell how many, nothing tells which, so all of them are unknown until the receipts come.
 */
export function readSend(status: number, value: unknown, messages: OutMessage[]): Verdict | Matched | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || status >= 500) return null;
  if (reply.data.code !== '0') return forRequest(codes.refused(reply.data.code), messages);
  const taken = sent.safeParse(value);
  if (status !== 200 || !taken.success) return null;
  const told = counts.safeParse(value);
  if (told.success && (told.data.failNum !== 0 || told.data.successNum !== messages.length)) {
    const whole = told.data.failNum + told.data.successNum === messages.length;
    return { ...sameForAll(messages, { kind: 'unknown', code: 'PARTIAL' }), alarm: whole ? null : 'COUNT' };
  }
  return { kind: 'accepted', providerId: taken.data.msgId, billedParts: null, fee: null };
}

/** Chuanglan's no to a question: `code` in the calls for money, `ret` and `error` in the queues. */
export function refusal(_status: number, value: unknown): Refusal | null {
  const pull = pullFailure.safeParse(value);
  if (pull.success) {
    const { ret, error } = pull.data;
    if (ret === '0') return null;
    const code = error ?? '';
    // the words of an error are for people; a code is one of the list
    if (!/^\d{3}$/.test(code)) return { code: codes.raw(`RET${ret}`), permission: false };
    return { code: codes.raw(code), permission: codes.classify(code) === 'account' };
  }
  const reply = envelope.safeParse(value);
  if (!reply.success || reply.data.code === '0') return null;
  return { code: codes.raw(reply.data.code), permission: codes.classify(reply.data.code) === 'account' };
}
