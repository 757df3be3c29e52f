import type { MessageOutcome, OutMessage } from '../../core/message-outcome.ts';

/** What a campaign has met since it was last set going: a person's 继续 starts a new one, but the bill goes on. */
export interface Tally {
  settled: number;
  rejected: number;
  /** parts by our count and by the provider's, for messages where the provider says */
  planned: number;
  billed: number;
  /** final delivery reports, and how many of them say failed */
  reported: number;
  failed: number;
}

export const newTally = (billing: { parts: number; billedParts: number }): Tally => ({
  settled: 0,
  rejected: 0,
  planned: billing.parts,
  billed: billing.billedParts,
  reported: 0,
  failed: 0,
});

/** `apart` are refusals that say nothing of the campaign: they are weighed elsewhere. */
export function addToTally(
  tally: Tally,
  messages: readonly OutMessage[],
  outcomes: readonly MessageOutcome[],
  apart: { has(messageId: number): boolean } = new Set(),
): void {
  outcomes.forEach((outcome, i) => {
    if (outcome.kind === 'accepted') {
      tally.settled += 1;
      if (outcome.billedParts !== null) {
        tally.planned += messages[i]!.parts;
        tally.billed += outcome.billedParts;
      }
    } else if (outcome.kind === 'rejected' && outcome.reject !== 'retry_later' && !apart.has(outcome.messageId)) {
      tally.settled += 1;
      tally.rejected += 1;
    }
  });
}

/** More than 5 % refused, once at least 100 have been answered. */
export const tooManyRejected = (tally: Tally): boolean => tally.settled >= 100 && tally.rejected > tally.settled * 0.05;

/** The provider bills over 10 % more parts than the campaign showed when it was confirmed. */
export const billedAbovePlan = (tally: Tally): boolean => tally.billed > tally.planned * 1.1;

/**
 * No source names a figure. Refusals stop at 5 % because they say something about the request; reports of failure say
 * something about the numbers first, and an old list may well hold a third of dead ones. Over half of at least 100 is
 * beyond any list worth paying for on a 提交计费 channel: a wrong file, a blocked signature, a carrier that drops it all.
 */
const FEWEST_REPORTED = 100;
const MOST_FAILED = 0.5;
export const tooManyFailed = ({ reported, failed }: Tally): boolean =>
  reported >= FEWEST_REPORTED && failed > reported * MOST_FAILED;
