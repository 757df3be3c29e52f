import type { MessageOutcome, OutMessage, RejectClass } from '../../../core/message-outcome.ts';
import type { SendResult } from '../../channel.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { classify, classifyNumber, rawCode } from './codes.ts';
import { matchRows } from './match-rows.ts';
import { batchReply, failure, sendRow } from './schemas.ts';

type Verdict =
  | { kind: 'rejected'; code: string; reject: RejectClass }
  | { kind: 'unknown'; code: string }
  | { kind: 'not_sent'; code: string };

/**
 * A refusal of the whole request. Yunpian's own envelope decides, whatever the status; above 500 it must be complete,
 * since a gateway may speak there after the provider took the messages.
 */
function readFailure(status: number, value: unknown, single: boolean): Verdict {
  const parsed = failure.safeParse(value);
  const complete = parsed.success && parsed.data.code !== 0;
  if (complete && (status < 500 || parsed.data.http_status_code !== undefined)) {
    const { code, detail } = parsed.data;
    const aboutNumber = single && /手机|mobile/i.test(detail ?? '');
    const reject = aboutNumber ? classifyNumber(code) : classify(code);
    if (reject !== null && reject !== 'ok') return { kind: 'rejected', code: rawCode(code), reject };
    return { kind: 'unknown', code: rawCode(code) };
  }
  if (status === 429) return TOO_MANY;
  return { kind: 'unknown', code: status === 200 ? 'BAD_REPLY' : `HTTP_${status}` };
}

/** 429 means the request was turned away before it was looked at (RFC 6585 §4), whoever says it. */
const TOO_MANY: Verdict = { kind: 'rejected', code: 'HTTP_429', reject: 'retry_later' };

function readBody(
  body: ReadReply['body'],
  messages: OutMessage[],
): { outcomes: MessageOutcome[]; alarm: string | null } {
  const all = (verdict: Verdict) => ({
    outcomes: messages.map(({ messageId }): MessageOutcome => ({ messageId, ...verdict })),
    alarm: null,
  });
  if (body.kind === 'none') return all({ kind: body.outcome, code: body.code });
  if (body.kind === 'unreadable') return all(body.status === 429 ? TOO_MANY : { kind: 'unknown', code: body.code });
  const single = messages.length === 1;
  if (body.status === 200) {
    const batch = batchReply.safeParse(body.value);
    if (batch.success) return matchRows(messages, batch.data.data, batch.data.total_count);
    if (single && sendRow.safeParse(body.value).success) return matchRows(messages, [body.value], null);
  }
  return all(readFailure(body.status, body.value, single));
}

/** What the answer to a send says about each message of the request. */
export function readSend(reply: ReadReply, messages: OutMessage[]): SendResult {
  const { outcomes, alarm } = readBody(reply.body, messages);
  const { portal, retryAfterMs, serverTime } = reply;
  return { outcomes, alarm, portal, retryAfterMs, serverTime };
}
