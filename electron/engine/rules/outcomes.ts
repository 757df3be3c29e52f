import type { MessageOutcome, OutMessage } from '../../core/message-outcome.ts';

/**
 * One outcome for each message that was handed over, whatever the channel answered: missing or contradictory ones are
 * unknown, and outcomes for messages nobody asked about raise an alarm.
 */
export function completeOutcomes(
  messages: readonly OutMessage[],
  outcomes: readonly MessageOutcome[],
): { outcomes: MessageOutcome[]; alarm: string | null } {
  const byId = new Map<number, MessageOutcome>();
  const asked = new Set(messages.map((message) => message.messageId));
  let alarm: string | null = null;
  for (const outcome of outcomes) {
    const { messageId } = outcome;
    if (!asked.has(messageId)) alarm = 'EXTRA_OUTCOME';
    else if (byId.has(messageId)) {
      alarm = 'DUPLICATE_OUTCOME';
      byId.set(messageId, { messageId, kind: 'unknown', code: 'DUPLICATE_OUTCOME' });
    } else byId.set(messageId, outcome);
  }
  return {
    outcomes: messages.map(
      ({ messageId }) => byId.get(messageId) ?? { messageId, kind: 'unknown', code: 'MISSING_OUTCOME' },
    ),
    alarm,
  };
}

/**
 * Refusals that say nothing against the message but against the account or the hour: definite, so the message goes back
 * to the queue and waits for a person to mend the account.
 */
export function returnToQueue(outcome: MessageOutcome): MessageOutcome {
  if (outcome.kind !== 'rejected') return outcome;
  switch (outcome.reject) {
    case 'balance':
    case 'account':
    case 'quota':
    case 'window':
      return { ...outcome, reject: 'retry_later' };
    default:
      return outcome;
  }
}
