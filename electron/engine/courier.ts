import { carrierRefusals } from '../core/carrier-refusal.ts';
import type { MessageOutcome } from '../core/message-outcome.ts';
import type { Claim } from '../storage/outbox.ts';
import type { ChannelHealth } from './channel-health.ts';
import type { DayCap } from './day-cap.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { OpenChannel } from './deps.ts';
import { type Moved, movable } from './fallbacks.ts';
import { judge, type Stop } from './rules/judge.ts';
import { addToTally } from './rules/tally.ts';
import type { Run } from './run.ts';
import type { SenderParts } from './sender.ts';

const NOTHING: Delivery = {
  outcomes: [],
  written: [],
  alarm: null,
  portal: false,
  retryAfterMs: null,
  serverTime: null,
};

interface CourierParts extends SenderParts {
  channelId: number;
  health: ChannelHealth;
  dayCap: DayCap;
  pauseOnUnknown(): boolean;
  /** there may be something to send, or room to send it */
  wake(): void;
}

/** A claimed batch in the channel's words, and what these could not say. */
interface Batch {
  claim: Claim;
  refused: MessageOutcome[];
}

/** Takes batches to the provider and what came of them into the book. */
interface Courier {
  launch(run: Run, over: OpenChannel, batch: Batch): void;
  /** batches that wait for the provider */
  onWire(): number;
  /** a channel-wide stop is on its way to the database; until it arrives nothing may leave */
  closing(): boolean;
  /** resolves when every batch is settled */
  settled(): Promise<void>;
}

const returns = (outcome: MessageOutcome): boolean =>
  outcome.kind === 'not_sent' || (outcome.kind === 'rejected' && outcome.reject === 'retry_later');

export function createCourier(parts: CourierParts): Courier {
  const { channelId, deps, moves: changes, notifier, guard, health, dayCap, holds } = parts;
  const { storage, clock, logger } = deps;
  const inFlight = new Set<Promise<void>>();
  let onWire = 0;
  let closing = 0;

  async function carry(run: Run, over: OpenChannel, { claim, refused }: Batch): Promise<void> {
    onWire += 1;
    const { messages } = claim;
    const delivery = messages.length === 0 ? NOTHING : await deliver(over, claim, logger);
    const now = clock.now();
    const ofCarriers = carrierRefusals(delivery.outcomes, (code) => deps.explain?.(code, 'unknown').category ?? '');
    addToTally(run.tally, messages, delivery.written, ofCarriers);
    const stop = judge({
      ...delivery,
      outcomes: delivery.outcomes.filter(({ messageId }) => !ofCarriers.has(messageId)),
      drift: delivery.serverTime === null ? null : now - delivery.serverTime,
      tally: run.tally,
      pauseOnUnknown: parts.pauseOnUnknown(),
      priceAccepted: run.row.priceAccepted,
    });
    // before anything is awaited, so that no further batch slips out
    if (stop !== null) run.halted = true;
    if (stop?.scope === 'channel') closing += 1;
    const retryAt = health.note(delivery, now);
    onWire -= 1;
    parts.wake();
    try {
      await conclude(run, { claim, refused, ofCarriers }, delivery, stop, { now, retryAt });
    } finally {
      if (stop?.scope === 'channel') closing -= 1;
    }
  }

  async function conclude(
    run: Run,
    { claim: { batchId, messages }, refused, ofCarriers }: Batch & { ofCarriers: ReadonlyMap<number, string> },
    delivery: Delivery,
    stop: Stop | null,
    { now, retryAt }: { now: number; retryAt: number },
  ): Promise<void> {
    const { outcomes } = delivery;
    const written = [...delivery.written, ...refused];
    const ids = movable(outcomes, stop);
    const to = ids.length === 0 ? null : await parts.fallbacks.next(run.row, run.route).catch(() => null);
    const moves = to && { messageIds: ids, route: to.route, price: to.price };
    const settled = await guard.insist(
      () => storage.outbox.settle({ batchId, outcomes: written, now, retryAt: moves === null ? retryAt : now, moves }),
      'settle',
    );
    if (!settled) return;
    await guard.insist(() => parts.refusals.submitted(channelId, messages, delivery.written), 'refusals');
    await guard.insist(() => holds.submitted(channelId, messages, outcomes, ofCarriers), 'carriers');
    const back = written.filter(returns).length;
    run.left += back;
    run.claimed -= back;
    dayCap.add(-back);
    run.speed.add(written.length - back, now);
    if (outcomes.some(({ kind }) => kind === 'unknown')) parts.onUnknown(run.row.id);
    parts.onSubmitted(channelId);
    notifier.changed('campaigns', run.row.id);
    notifier.changed('messages', run.row.id);
    if (delivery.serverTime !== null) parts.onServerTime(delivery.serverTime);
    const moved = moves && { campaignId: run.row.id, route: run.route, n: ids.length };
    await guard.insist(() => aftermath(run, delivery, stop, moved), 'aftermath');
  }

  async function aftermath(run: Run, delivery: Delivery, stop: Stop | null, moved: Moved | null): Promise<void> {
    if (stop?.scope === 'channel') await parts.fallbacks.stopChannel(channelId, stop, moved);
    else if (stop !== null) await changes.pause(run.row, stop);
    await health.show(delivery, stop);
  }

  return {
    launch(run, over, batch) {
      const claimed = batch.claim.messages.length + batch.refused.length;
      run.inFlight += 1;
      run.claimed += claimed;
      dayCap.add(claimed);
      const work = carry(run, over, batch).finally(() => {
        run.inFlight -= 1;
        run.idleUntil = 0;
        inFlight.delete(work);
        parts.wake();
      });
      inFlight.add(work);
    },
    onWire: () => onWire,
    closing: () => closing > 0,
    settled: async () => void (await Promise.all(inFlight)),
  };
}
