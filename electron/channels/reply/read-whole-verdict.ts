import type { OutMessage } from '../../core/message-outcome.ts';
import type { SendResult } from '../channel.ts';
import { type Matched, sameForAll, type Verdict } from './match-numbers.ts';
import type { ReadReply } from './read-reply.ts';

/** 429 means the request was turned away before it was looked at (RFC 6585 §4), whoever says it. */
const TOO_MANY: Verdict = { kind: 'rejected', code: 'HTTP_429', reject: 'retry_later' };

function readBody(
  body: ReadReply['body'],
  messages: OutMessage[],
  read: (status: number, value: unknown) => Verdict | Matched | null,
): Matched {
  if (body.kind === 'none') return sameForAll(messages, { kind: body.outcome, code: body.code });
  const found = body.kind === 'json' ? read(body.status, body.value) : null;
  if (found) return 'outcomes' in found ? found : sameForAll(messages, found);
  if (body.status === 429) return sameForAll(messages, TOO_MANY);
  const code = body.kind === 'unreadable' ? body.code : body.status === 200 ? 'BAD_REPLY' : `HTTP_${body.status}`;
  return sameForAll(messages, { kind: 'unknown', code });
}

/**
 * What the answer to a send says about each message of the request. `read` gets every JSON body with its status and says
 * what the provider's own words mean: one verdict for the whole request, a verdict per number, or null when these are
 * not the provider's words. Then only 429 is a refusal; anything else may have been taken.
 */
export function readWholeVerdict(
  reply: ReadReply,
  messages: OutMessage[],
  read: (status: number, value: unknown) => Verdict | Matched | null,
): SendResult {
  const { portal, retryAfterMs, serverTime } = reply;
  return { ...readBody(reply.body, messages, read), portal, retryAfterMs, serverTime };
}

/** A send that was refused before anything left this computer. */
export const refuseUnsent = (messages: OutMessage[], verdict: Verdict): SendResult => ({
  ...sameForAll(messages, verdict),
  portal: false,
  retryAfterMs: null,
  serverTime: null,
});
