import type { Carrier } from '../../shared/contract/contacts.ts';
import { carrierOf } from '../../shared/domain/phone.ts';
import {
  allowances,
  type BreakerChange,
  type Breakers,
  breakerReason,
  heldUntil,
  noteResult,
  noteTaken,
  reopen,
  restoreBreakers,
  sawRefusals,
} from '../core/breaker.ts';
import type { MessageOutcome, OutMessage } from '../core/message-outcome.ts';
import { routesOf } from '../core/routing.ts';
import type { Held } from '../storage/outbox.ts';
import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';

/** On trial, the rest of the carrier waits so long between looks; a success frees it at once. */
const TRIAL_MS = 10 * 60_000;

/** Carriers held on channels: one carrier's messages wait while the others go on. Kept across restarts. */
export interface CarrierHolds {
  /** what a claim on that channel must leave out now; null = nothing is held */
  held(channelId: number, now: number): Promise<Held | null>;
  took(channelId: number, numbers: readonly string[], now: number): void;
  note(results: readonly ReportResult[]): Promise<void>;
  /** what came of a submission; `refused` names the messages refused for their carrier's sake, and why */
  submitted(
    channelId: number,
    messages: readonly OutMessage[],
    outcomes: readonly MessageOutcome[],
    refused: ReadonlyMap<number, string>,
  ): Promise<void>;
  /** a person lets a carrier through */
  reopen(channelId: number, carrier: Carrier): Promise<void>;
}

export function createCarrierHolds(deps: EngineDeps, notifier: Notifier, rouse: () => void): CarrierHolds {
  const { storage, clock, logger } = deps;
  const states = new Map<number, Breakers>();

  async function stateOf(channelId: number): Promise<Breakers> {
    const known = states.get(channelId);
    if (known !== undefined) return known;
    const loaded = restoreBreakers(await storage.channels.breakers(channelId));
    const raced = states.get(channelId);
    if (raced === undefined) states.set(channelId, loaded);
    return raced ?? loaded;
  }

  async function sendingOn(channelId: number) {
    const active = await storage.campaigns.active();
    return active.filter((row) => row.state === 'sending' && routesOf(row).includes(channelId));
  }

  async function tell(channelId: number, change: BreakerChange): Promise<void> {
    const channel = (await storage.channels.get(channelId))?.name ?? '';
    const at = clock.now();
    const campaigns = await sendingOn(channelId);
    if (change.kind === 'opened') {
      const { carrier, reason, failures, seen } = change.breaker;
      logger.warn('engine.carrier_held', { channelId, carrier, failures, seen });
      await storage.channels.openBreaker(channelId, change.breaker);
      const data = { channel, carrier, code: reason, failures, seen };
      for (const { id } of campaigns) await storage.campaigns.addNote(id, { at, key: 'carrier_held', data });
    } else {
      const { carrier } = change;
      logger.info('engine.carrier_reopened', { channelId, carrier });
      await storage.channels.closeBreaker(channelId, carrier);
      for (const { id } of campaigns) {
        await storage.outbox.release({ campaignId: id, carrier, now: at });
        await storage.campaigns.addNote(id, { at, key: 'carrier_reopened', data: { channel, carrier } });
      }
      rouse();
    }
    notifier.changed('channels');
    for (const { id } of campaigns) notifier.changed('campaigns', id);
  }

  async function noteOne(channelId: number, result: Parameters<typeof noteResult>[1]): Promise<void> {
    const { breakers, change } = noteResult(await stateOf(channelId), result);
    states.set(channelId, breakers);
    if (change !== null) await tell(channelId, change);
  }

  return {
    async held(channelId, now) {
      const state = await stateOf(channelId);
      const allowed = allowances(state, now);
      if (Object.keys(allowed).length === 0) return null;
      return { allowed, until: heldUntil(state, now, TRIAL_MS) };
    },
    took(channelId, numbers, now) {
      let state = states.get(channelId);
      if (state === undefined || state.size === 0) return;
      for (const number of numbers) state = noteTaken(state, carrierOf(number), now);
      states.set(channelId, state);
    },
    async note(results) {
      for (const { channelId, number, status, code } of results) {
        if (status === 'pending') continue;
        const carrier = carrierOf(number);
        const category = deps.explain?.(code, carrier).category ?? 'unknown';
        const reason = status === 'failed' ? breakerReason(code, category) : null;
        await noteOne(channelId, { carrier, reason, now: clock.now() });
      }
    },
    async submitted(channelId, messages, outcomes, refused) {
      if (refused.size === 0 && !sawRefusals(await stateOf(channelId))) return;
      const outcomeOf = new Map(outcomes.map((outcome) => [outcome.messageId, outcome]));
      for (const { messageId, number } of messages) {
        const reason = refused.get(messageId) ?? null;
        if (reason === null && outcomeOf.get(messageId)?.kind !== 'accepted') continue;
        await noteOne(channelId, { carrier: carrierOf(number), reason, now: clock.now(), stage: 'submission' });
      }
    },
    async reopen(channelId, carrier) {
      states.set(channelId, reopen(await stateOf(channelId), carrier));
      await tell(channelId, { kind: 'closed', carrier });
    },
  };
}
