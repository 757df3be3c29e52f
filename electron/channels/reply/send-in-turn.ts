import type { OutMessage } from '../../core/message-outcome.ts';
import type { SendResult } from '../channel.ts';

/** Whether the next request may follow: everything taken, or refused for reasons of its own. */
const goesOn = ({ outcomes, alarm, portal }: SendResult): boolean =>
  !portal &&
  alarm === null &&
  outcomes.every(
    (outcome) =>
      outcome.kind === 'accepted' ||
      (outcome.kind === 'rejected' && ['number', 'blacklist', 'frequency'].includes(outcome.reject)),
  );

/**
 * One batch in several requests, one after the other, where the provider has no single request for it. After the first
 * that did not go well the rest stays at home: not a byte of it left, so it may be tried again.
 */
export async function sendInTurn<T extends { messages: OutMessage[] }>(
  calls: readonly T[],
  send: (call: T) => Promise<SendResult>,
): Promise<SendResult> {
  const all: SendResult = { outcomes: [], alarm: null, retryAfterMs: null, serverTime: null, portal: false };
  let stopped = false;
  for (const call of calls) {
    if (stopped) {
      all.outcomes.push(
        ...call.messages.map(({ messageId }) => ({ messageId, kind: 'not_sent' as const, code: 'HELD_BACK' })),
      );
      continue;
    }
    const result = await send(call);
    all.outcomes.push(...result.outcomes);
    Object.assign(all, {
      alarm: all.alarm ?? result.alarm,
      retryAfterMs: all.retryAfterMs ?? result.retryAfterMs,
      serverTime: result.serverTime ?? all.serverTime,
      portal: result.portal,
    });
    stopped = !goesOn(result);
  }
  return all;
}
