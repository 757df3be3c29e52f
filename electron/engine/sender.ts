import type { Settings } from '../../shared/contract/app.ts';
import { limitsOf } from '../core/frequency.ts';
import type { MessageOutcome, OutMessage } from '../core/message-outcome.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { CarrierHolds } from './carrier-holds.ts';
import { createChannelHealth } from './channel-health.ts';
import { createCourier } from './courier.ts';
import { createDayCap } from './day-cap.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import { createExpressing } from './expressing.ts';
import type { Fallbacks } from './fallbacks.ts';
import type { MoneyGuard } from './money-guard.ts';
import type { Moves } from './moves.ts';
import type { Notifier } from './notifier.ts';
import { createPacer, requestSize } from './pacer.ts';
import type { Refusals } from './refusals.ts';
import { adoptRow, createRun, type Run, readiness } from './run.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

/** No wait is longer: everything is looked at again against the clock. */
const TICK_MS = 1000;
/**
 * A batch is claimed so long before it may leave: the disk's time must not add to the second the window guard keeps, for
 * what leaves late makes its successor a second later late as well.
 */
const LEAD_MS = 50;
/** A wait worth showing. */
const SHOWN_WAIT_MS = 45_000;

/** a channel that is full for longer says so on the screen; the pace of a modem is no wait worth telling */
const LASTING_MS = 60_000;
export interface SenderParts {
  deps: EngineDeps;
  moves: Moves;
  notifier: Notifier;
  guard: StorageGuard;
  fallbacks: Fallbacks;
  holds: CarrierHolds;
  money: MoneyGuard;
  refusals: Refusals;
  onUnknown(campaignId: number): void;
  onSubmitted(channelId: number): void;
  onServerTime(serverTime: number): void;
}

const heldBack = ({ messageId }: OutMessage): MessageOutcome => ({ messageId, kind: 'not_sent', code: 'ABORTED' });

/** A campaign sending over this channel, and which of the campaign's channels it is. */
export interface Routed {
  row: CampaignRow;
  route: number;
}

/** Sends the campaigns of one channel: reserve, claim, send, settle. */
export interface Sender {
  /** the channel's sending campaigns as just read */
  refresh(open: OpenChannel, routed: Routed[], settings: Settings, epoch: number): void;
  /** what was waiting for its time may go now */
  rouse(): void;
  /** nothing on this channel is sending any more */
  clear(): void;
  /** no further claim for this campaign; its batches in flight finish */
  halt(campaignId: number): void;
  run(campaignId: number): Run | undefined;
  /** resolves when every batch in flight is settled */
  stop(): Promise<void>;
}

export function createSender(channelId: number, parts: SenderParts): Sender {
  const { deps, moves: changes, notifier, guard, holds } = parts;
  const { storage, clock, random } = deps;
  const waker = createWaker(clock);
  const health = createChannelHealth(channelId, deps, notifier);
  const dayCap = createDayCap(storage.outbox, channelId);
  /** in turn order: whoever was served goes to the end */
  const runs = new Map<number, Run>();
  let open: OpenChannel | null = null;
  let settings: Settings | null = null;
  const pacer = createPacer();
  const courier = createCourier({
    ...parts,
    channelId,
    health,
    dayCap,
    pauseOnUnknown: () => settings?.pauseOnUnknown ?? true,
    wake: waker.wake,
  });
  const express = createExpressing(deps);
  let readUnder = -1;

  async function showWaiting(run: Run, until: number | null): Promise<void> {
    if (run.waitingUntil === until) return;
    run.waitingUntil = until;
    await storage.campaigns.setWaiting(run.row.id, until);
    notifier.changed('campaigns', run.row.id);
  }

  /** lots are counted exactly: a row read a moment ago may lack the batch that was settled since */
  async function recount(run: Run): Promise<void> {
    if (run.row.schedule.mode !== 'lots' || run.inFlight > 0) return;
    const row = await storage.campaigns.get(run.row.id);
    if (row !== null) adoptRow(run, row);
  }

  /** the next campaign that may send, and how many; otherwise how long nothing can happen */
  async function choose(ready: OpenChannel, now: number, set: Settings) {
    let next = now + TICK_MS;
    for (const run of runs.values()) {
      if (run.halted) continue;
      if (run.idleUntil > now) {
        next = Math.min(next, run.idleUntil);
        continue;
      }
      await recount(run);
      const state = readiness(run, ready, set, now);
      const cap = await dayCap.left(ready.options.dailyCap, now);
      const until = state.kind === 'wait' ? state.until : cap.left === 0 ? cap.nextAt : null;
      const full = until === null ? await fullUntil(ready, now) : null;
      await showWaiting(run, until ?? (full !== null && full - now > LASTING_MS ? full : null));
      if (state.kind === 'wait' || until !== null || full !== null) {
        next = Math.min(next, until ?? full ?? next);
        continue;
      }
      const most = requestSize(ready.channel.descriptor, ready.options, run.personal);
      return { run, limit: pacer.largest(Math.min(most, state.limit, cap.left)) };
    }
    return { run: null, ms: Math.max(1, next - now) };
  }

  /** when a channel with a capacity of its own takes the next message; null = now */
  async function fullUntil({ channel }: OpenChannel, now: number): Promise<number | null> {
    const room = await channel.capacity?.();
    if (room === undefined || room.free > 0) return null;
    return Number.isFinite(room.nextAt) ? Math.max(now + 1, Math.ceil(room.nextAt)) : now + TICK_MS;
  }

  /** one step of the loop; how long to wait before the next, 0 = none */
  async function turn(): Promise<number> {
    if (open === null || settings === null || courier.closing() || guard.broken()) return TICK_MS;
    // a campaign was paused, resumed or finished since: fresh rows are on their way
    if (readUnder !== changes.epoch()) return TICK_MS;
    const now = clock.now();
    if (health.held(now) > 0) return Math.min(TICK_MS, health.held(now));
    if (courier.onWire() >= health.width(open.channel.descriptor.connections)) return TICK_MS;
    const picked = await choose(open, now, settings);
    if (picked.run === null) return Math.min(TICK_MS, picked.ms);
    const { run } = picked;
    const steady = clock.monotonic();
    const openAt = pacer.openAt(picked.limit, steady);
    if (openAt > steady + LEAD_MS) return Math.min(TICK_MS, openAt - steady - LEAD_MS);

    const claim = await storage.outbox.claim({
      campaignId: run.row.id,
      channelId,
      limit: picked.limit,
      now: clock.now(),
      clientRef: `c${run.row.id}.${random.hex(6)}`,
      sameText: !run.personal,
      route: run.route,
      held: await holds.held(channelId, clock.now()),
      budget: await parts.money.budget(open),
      limits: open.channel.descriptor.simulated ? null : limitsOf(settings),
    });
    if (claim === null) {
      await drained(run);
      return 0;
    }
    run.left = Math.max(0, run.left - claim.messages.length - claim.excluded);
    if (claim.short) return outOfMoney(run, open);
    if (claim.messages.length === 0) return 0;
    const numbers = claim.messages.map(({ number }) => number);
    holds.took(channelId, numbers, clock.now());
    runs.delete(run.row.id);
    runs.set(run.row.id, run);
    const over = open;
    const { messages, refused } = await express(over, claim.messages);
    // the start goes on record when the batch leaves, not when it was claimed: what lies between takes its time
    for (let ms = startIn(messages.length); ms > 0; ms = startIn(messages.length)) await clock.sleep(ms);
    if (run.halted || courier.closing() || guard.broken()) {
      // stopped while it waited: back into the queue
      courier.launch(run, over, {
        claim: { ...claim, messages: [] },
        refused: [...refused, ...messages.map(heldBack)],
      });
    } else courier.launch(run, over, { claim: { ...claim, messages }, refused });
    pacer.left(clock.monotonic());
    return 0;
  }

  /** stops before the money does; a balance the owner has topped up meanwhile is asked for first */
  async function outOfMoney(run: Run, ready: OpenChannel): Promise<number> {
    if (await parts.money.reconsider(ready)) return 0;
    const by = (await parts.money.budget(ready))?.by ?? 'balance';
    run.halted = true;
    await changes.pause(run.row, { reason: by === 'balance' ? 'balance' : 'cap', detail: by.toUpperCase() });
    return 0;
  }

  /** 0 = n messages are on record and free to leave; otherwise how long to wait, ms */
  function startIn(n: number): number {
    const now = clock.monotonic();
    return pacer.start(n, now) - now;
  }

  /** nothing to take now: finished, or waiting for what is in flight or for a retry */
  async function drained(run: Run): Promise<void> {
    const now = clock.now();
    run.idleUntil = now + TICK_MS;
    if (run.inFlight > 0) return;
    const { queued, submitting, nextAt } = await storage.outbox.pending(run.row.id, run.route);
    if (queued > 0) {
      // the rest of a campaign on 探路 is queued but not to be had: the next look is the next tick's
      if (run.row.probe?.state === 'out') return;
      run.idleUntil = Math.max(now + 1, nextAt ?? now + TICK_MS);
      // held carriers are all that is left: worth saying until when
      if (nextAt !== null && nextAt - now > SHOWN_WAIT_MS) await showWaiting(run, nextAt);
    } else if (submitting === 0) {
      run.halted = true;
      await changes.finish(run.row);
    }
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      let ms = TICK_MS;
      try {
        ms = await turn();
      } catch (error) {
        guard.fail(error, 'sender');
      }
      if (ms > 0) await waker.wait(ms);
    }
  }
  const looping = loop();

  function keepOnly(routed: Routed[]): void {
    const ids = new Set(routed.map(({ row }) => row.id));
    for (const [id, run] of runs) {
      if (ids.has(id)) continue;
      run.halted = true;
      if (run.inFlight === 0) runs.delete(id);
    }
  }

  return {
    refresh(opened, routed, current, epoch) {
      readUnder = epoch;
      open = opened;
      settings = current;
      if (opened.row.trouble !== null) health.inherit();
      pacer.setLimits(opened.options);
      keepOnly(routed);
      for (const { row, route } of routed) {
        const run = runs.get(row.id);
        // a halted run whose row is sending again has been resumed: it starts afresh
        if (run === undefined || (run.halted && run.inFlight === 0)) runs.set(row.id, createRun(row, route));
        else adoptRow(run, row);
      }
      waker.wake();
    },
    rouse() {
      for (const run of runs.values()) run.idleUntil = 0;
      waker.wake();
    },
    clear: () => keepOnly([]),
    halt(campaignId) {
      const run = runs.get(campaignId);
      if (run !== undefined) run.halted = true;
    },
    run: (campaignId) => runs.get(campaignId),
    async stop() {
      waker.stop();
      await looping;
      await courier.settled();
    },
  };
}
