import type { SendResult } from '../channels/channel.ts';
import type { MessageOutcome } from '../core/message-outcome.ts';
import type { Claim } from '../storage/outbox.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import { backoff, RETRY_AFTER_CAP_MS } from './rules/backoff.ts';
import { completeOutcomes, returnToQueue } from './rules/outcomes.ts';

export interface Delivery {
  /** as the channel gave them, one per message */
  outcomes: MessageOutcome[];
  /** the same as they are written: account troubles go back to the queue */
  written: MessageOutcome[];
  alarm: string | null;
  portal: boolean;
  retryAfterMs: number | null;
  serverTime: number | null;
}

/** Puts one claimed batch on the wire. Never throws: a channel that does leaves its messages unknown. */
export async function deliver(
  { channel }: OpenChannel,
  { clientRef, messages }: Claim,
  logger: EngineDeps['logger'],
): Promise<Delivery> {
  let result: SendResult;
  try {
    result = await channel.send({ clientRef, messages });
  } catch (error) {
    logger.error('engine.channel_threw', { error: error instanceof Error ? error.name : typeof error });
    const outcomes = messages.map(
      ({ messageId }): MessageOutcome => ({ messageId, kind: 'unknown', code: 'INTERNAL' }),
    );
    result = { outcomes, alarm: null, retryAfterMs: null, serverTime: null, portal: false };
  }
  const { outcomes, alarm } = completeOutcomes(messages, result.outcomes);
  return { ...result, outcomes, written: outcomes.map(returnToQueue), alarm: result.alarm ?? alarm };
}

export type Tempo =
  | { kind: 'steady' }
  /** nothing got through: how long the whole channel holds back */
  | { kind: 'hold'; ms: number; unreachable: boolean; code: string };

/**
 * How the channel goes on after a batch; `failures` is how many in a row got nothing through before this one. A refusal
 * of single messages as "later" slows only those; Retry-After, or a batch with nothing but "later", slows the channel.
 */
export function tempoAfter(delivery: Delivery, failures: number, random: number): Tempo {
  const { outcomes, retryAfterMs } = delivery;
  const unsent = outcomes.find((outcome) => outcome.kind === 'not_sent');
  const later = outcomes.find((outcome) => outcome.kind === 'rejected' && outcome.reject === 'retry_later');
  const through = outcomes.some((outcome) => outcome.kind === 'accepted');
  if (unsent?.kind === 'not_sent' && !through) {
    return { kind: 'hold', ms: backoff(failures + 1, 1000, 60_000, random), unreachable: true, code: unsent.code };
  }
  if (retryAfterMs !== null) {
    const ms = Math.min(RETRY_AFTER_CAP_MS, Math.max(0, retryAfterMs));
    // jitter only ever waits longer than asked
    return { kind: 'hold', ms: Math.round(ms * (1 + random / 10)), unreachable: false, code: 'RETRY_AFTER' };
  }
  if (later?.kind === 'rejected' && !through) {
    return { kind: 'hold', ms: backoff(failures + 1, 1000, 300_000, random), unreachable: false, code: later.code };
  }
  return { kind: 'steady' };
}
