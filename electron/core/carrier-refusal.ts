import type { MessageOutcome } from './message-outcome.ts';

/** Reasons that lie between the channel and a carrier: the signature, template or sender number is not known there. */
const OF_THE_CARRIER: ReadonlySet<string> = new Set(['unapproved', 'route']);

/**
 * Messages a provider refused for a carrier's sake, with the reason: the same request went through for others, so the
 * text and the account are in order. Where nothing went through nobody can tell, and the refusal is the campaign's.
 */
export function carrierRefusals(
  outcomes: readonly MessageOutcome[],
  categoryOf: (code: string) => string,
): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  if (!outcomes.some(({ kind }) => kind === 'accepted')) return reasons;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'rejected' || outcome.reject !== 'content') continue;
    const category = categoryOf(outcome.code);
    if (OF_THE_CARRIER.has(category)) reasons.set(outcome.messageId, category);
  }
  return reasons;
}
