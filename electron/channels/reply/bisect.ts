import type { OutMessage } from '../../core/message-outcome.ts';
import type { SendResult } from '../channel.ts';
import { sendGroups } from './send-groups.ts';

/** Smaller requests one batch may cost; what is left then waits and comes back with fewer bad numbers among it. */
const BUDGET = 64;

/**
 * Where one malformed number makes the provider turn the whole request away without saying which: the halves are sent
 * again, down to the one. Only for a refusal of the format, which is looked at before anything is sent.
 */
export async function sendBisected(
  messages: OutMessage[],
  send: (messages: OutMessage[]) => Promise<SendResult>,
): Promise<SendResult> {
  let left = BUDGET;
  async function attempt(part: OutMessage[]): Promise<SendResult> {
    const result = await send(part);
    const refused = result.outcomes.every((outcome) => outcome.kind === 'rejected' && outcome.reject === 'number');
    if (!refused || part.length === 1) return result;
    if (left < 2) return { ...result, outcomes: result.outcomes.map(later) };
    left -= 2;
    const middle = Math.ceil(part.length / 2);
    return sendGroups([part.slice(0, middle), part.slice(middle)], 1, attempt);
  }
  return attempt(messages);
}

const later = (outcome: SendResult['outcomes'][number]): SendResult['outcomes'][number] =>
  outcome.kind === 'rejected' ? { ...outcome, reject: 'retry_later' } : outcome;
