import type { MessageOutcome } from '../../core/message-outcome.ts';
import { needsPerson } from './modem-status.ts';
import type { Attempt } from './send-message.ts';
import type { Worker } from './worker.ts';

/** "unknown error": what a modem says that sends by a service the network has not, among other things */
const NO_REASON = 'CMS:500';

export function isWithoutReason(attempt: Attempt): boolean {
  if (attempt.kind === 'elsewhere') return attempt.code === NO_REASON;
  return attempt.outcome.kind !== 'accepted' && attempt.outcome.code === NO_REASON;
}

/** Why no modem can send: a person has to see to it, or it passes. */
export function unable(messageId: number, workers: readonly Worker[]): MessageOutcome {
  const troubles = workers.flatMap(({ driver }) => driver.status().code ?? []);
  if (workers.length === 0) return { messageId, kind: 'rejected', code: 'NO_MODEM', reject: 'account' };
  const grave = troubles.find(needsPerson);
  if (grave !== undefined && troubles.length === workers.length && troubles.every(needsPerson)) {
    return { messageId, kind: 'rejected', code: grave, reject: 'account' };
  }
  return { messageId, kind: 'not_sent', code: troubles[0] ?? 'MODEM_BUSY' };
}

/** Every SIM refused it, or had none to try: what the last one said. */
export function refusedBy(
  messageId: number,
  { code, why }: Extract<Attempt, { kind: 'elsewhere' }>,
  tried: number,
): MessageOutcome {
  if (why === 'port') return { messageId, kind: 'not_sent', code };
  if (why === 'refused') return { messageId, kind: 'rejected', code, reject: tried > 1 ? 'frequency' : 'balance' };
  if (why === 'sim' || why === 'smsc') return { messageId, kind: 'rejected', code, reject: 'account' };
  return { messageId, kind: 'rejected', code, reject: 'retry_later' };
}
