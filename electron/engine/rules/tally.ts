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

/** Far more reports of failure than a bad list explains: over half, once at least 100 have come. */
export const tooManyFailed = (tally: Tally): boolean => tally.reported >= 100 && tally.failed > tally.reported / 2;
