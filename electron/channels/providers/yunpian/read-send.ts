import type { OutMessage } from '../../../core/message-outcome.ts';
import type { SendResult } from '../../channel.ts';
import type { Refusal } from '../../reply/ask.ts';
import type { Verdict } from '../../reply/match-numbers.ts';
import type { ReadReply } from '../../reply/read-reply.ts';
import { readWholeVerdict } from '../../reply/read-whole-verdict.ts';
import { classify, classifyNumber, rawCode } from './codes.ts';
import { matchRows } from './match-rows.ts';
import { batchReply, failure, sendRow } from './schemas.ts';

/**
 * A refusal of the whole request. Yunpian's own envelope decides, whatever the status; above 500 it must be complete,
 * since a gateway may speak there after the provider took the messages.
 */
function readFailure(status: number, value: unknown, single: boolean): Verdict | null {
  const parsed = failure.safeParse(value);
  if (!parsed.success || parsed.data.code === 0) return null;
  if (status >= 500 && parsed.data.http_status_code === undefined) return null;
  const { code, detail } = parsed.data;
  const aboutNumber = single && /手机|mobile/i.test(detail ?? '');
  const reject = aboutNumber ? classifyNumber(code) : classify(code);
  if (reject !== null && reject !== 'ok') return { kind: 'rejected', code: rawCode(code), reject };
  return { kind: 'unknown', code: rawCode(code) };
}

/** What the answer to a send says about each message of the request. */
export function readSend(reply: ReadReply, messages: OutMessage[]): SendResult {
  const single = messages.length === 1;
  return readWholeVerdict(reply, messages, (status, value) => {
    if (status === 200) {
      const batch = batchReply.safeParse(value);
      if (batch.success) return matchRows(messages, batch.data.data, batch.data.total_count);
      if (single && sendRow.safeParse(value).success) return matchRows(messages, [value], null);
    }
    return readFailure(status, value, single);
  });
}

/** Yunpian's no to a question. */
export function readRefusal(_status: number, value: unknown): Refusal | null {
  const refused = failure.safeParse(value);
  if (!refused.success || refused.data.code === 0) return null;
  return { code: rawCode(refused.data.code), permission: classify(refused.data.code) === 'account' };
}
