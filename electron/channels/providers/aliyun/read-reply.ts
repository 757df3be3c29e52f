import type { OutMessage } from '../../../core/message-outcome.ts';
import type { SendResult } from '../../channel.ts';
import type { Refusal } from '../../reply/ask.ts';
import type { Verdict } from '../../reply/match-numbers.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { readWholeVerdict } from '../../reply/read-whole-verdict.ts';
import { codes } from './codes.ts';
import { envelope, sendReply } from './schemas.ts';

/**
 * The code of an answer that is a no, with any HTTP status. Above 500 the envelope must be complete: a gateway may speak
 * there after the provider took the messages.
 */
function errorCode(status: number, value: unknown): string | null {
  const parsed = envelope.safeParse(value);
  if (!parsed.success || parsed.data.Code === 'OK') return null;
  return status >= 500 && parsed.data.RequestId === undefined ? null : parsed.data.Code;
}

/** Aliyun's no to a question. */
export function readRefusal(status: number, value: unknown): Refusal | null {
  const code = errorCode(status, value);
  return code === null ? null : codes.refusal(code);
}

function verdictOf(status: number, value: unknown): Verdict | null {
  const code = errorCode(status, value);
  if (code !== null) return codes.refused(code);
  // OK without a BizId: taken, it seems, but nothing could ever be matched to it
  const taken = status === 200 ? sendReply.safeParse(value) : null;
  if (!taken?.success) return null;
  return { kind: 'accepted', providerId: taken.data.BizId, billedParts: null, fee: null };
}

/**
 * One verdict for the whole request; all its numbers share the BizId. A number on the blacklist is not named among
 * several, so none of them may be struck off for it.
 */
export const readSend = (reply: ReadReply, messages: OutMessage[]): SendResult =>
  readWholeVerdict(reply, messages, (status, value) => {
    const verdict = verdictOf(status, value);
    const unnamed = verdict?.kind === 'rejected' && verdict.reject === 'blacklist' && messages.length > 1;
    return unnamed ? { ...verdict, reject: 'frequency' } : verdict;
  });
