import type { OutMessage } from '../../core/message-outcome.ts';
import type { Verdict } from './match-numbers.ts';

/**
 * A whole request refused for the sake of one number that is not named: definite for all of them, but nobody may be
 * struck off for it. They can be sent again by a person (as `frequency` says), best in smaller requests.
 */
export function forRequest(verdict: Verdict, messages: readonly OutMessage[]): Verdict {
  const named = messages.length === 1 || verdict.kind !== 'rejected';
  if (named || (verdict.reject !== 'number' && verdict.reject !== 'blacklist')) return verdict;
  return { ...verdict, reject: 'frequency' };
}

/** Whether one text serves all; where a provider takes only one a request, anything else is our mistake. */
export const sameText = (messages: readonly OutMessage[]): boolean =>
  messages.every((message) => message.text === messages[0]?.text);

/** Nothing left this computer: the request would not have been the provider's form. */
export const notExpressible: Verdict = { kind: 'rejected', code: 'BATCH_FORM', reject: 'request' };
