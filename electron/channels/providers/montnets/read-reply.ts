import type { OutMessage } from '../../../core/message-outcome.ts';
import { createApiCodes } from '../../reply/api-codes.ts';
import type { Refusal } from '../../reply/ask.ts';
import { liOfYuan } from '../../reply/decimal.ts';
import { forRequest } from '../../reply/for-request.ts';
import { type Matched, sameForAll, type Verdict } from '../../reply/match-numbers.ts';
import { messageId } from './message-id.ts';
import { balanceReply, envelope, sent } from './schemas.ts';

const codes = createApiCodes('MW');

/** Some copies of the manual write 100001, some −100001: the same code. */
const codeOf = (result: number): string => String(-Math.abs(result));

/** One verdict for the request; bad numbers come back as failed reports, not here. */
export function readSend(
  status: number,
  value: unknown,
  messages: OutMessage[],
  custid: string,
): Verdict | Matched | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || status >= 500) return null;
  if (reply.data.result !== 0) return forRequest(codes.refused(codeOf(reply.data.result)), messages);
  const taken = sent.safeParse(value);
  if (status !== 200 || !taken.success || taken.data.msgid === '0') return null;
  const echoed = taken.data.custid === custid ? custid : '';
  const all = sameForAll(messages, { kind: 'unknown', code: 'MISSING' });
  return {
    ...all,
    outcomes: messages.map(({ messageId: id }, position) => ({
      messageId: id,
      kind: 'accepted',
      providerId: messageId(echoed, taken.data.msgid, position),
      billedParts: null,
      fee: null,
    })),
  };
}

/** Montnets' no to a question. */
export function refusal(_status: number, value: unknown): Refusal | null {
  const reply = envelope.safeParse(value);
  if (!reply.success || reply.data.result === 0) return null;
  const code = codeOf(reply.data.result);
  return { code: codes.raw(code), permission: codes.classify(code) === 'account' };
}

/** What is left: 条, or money in 厘 where the account is charged in money. */
export const purse = balanceReply.transform(({ chargetype, balance, money }, context) => {
  const li = chargetype === 1 ? liOfYuan(money) : null;
  if (li !== null) return { kind: 'money' as const, left: li };
  if (chargetype !== 1 && balance !== undefined) return { kind: 'parts' as const, left: balance };
  context.addIssue('no balance');
  return { kind: 'parts' as const, left: 0 };
});
