import { MESSAGE_STATES, type MessageState, messageStateCode } from '../../../shared/domain/status.ts';
import type { Db } from './connection.ts';

export const STATE = Object.fromEntries(MESSAGE_STATES.map((state) => [state, messageStateCode(state)])) as Record<
  MessageState,
  number
>;

/** Counted as spent: everything the provider may have charged. What failed may come back: `refundable`. */
const SPENT = new Set<number>([STATE.accepted, STATE.delivered, STATE.failed, STATE.no_report, STATE.unknown]);
export const SPENT_STATES = [...SPENT];

interface Delta {
  states: number[];
  spent: number;
  refundable: number;
  planned: number;
  told: number;
  billed: number;
}

/** Collects state changes of one transaction and writes them to the campaigns' counters at its end. */
export function createTally(db: Db) {
  const columns = MESSAGE_STATES.map((_, i) => `n${i} = n${i} + ?`).join(', ');
  const update = db.prepare(
    `UPDATE tallies SET ${columns}, spent = spent + ?, refundable = refundable + ?, planned = planned + ?,
     told_parts = told_parts + ?, billed_parts = billed_parts + ? WHERE campaign_id = ?`,
  );
  let deltas = new Map<number, Delta>();
  const deltaOf = (campaignId: number): Delta => {
    let delta = deltas.get(campaignId);
    if (delta === undefined) {
      delta = { states: MESSAGE_STATES.map(() => 0), spent: 0, refundable: 0, planned: 0, told: 0, billed: 0 };
      deltas.set(campaignId, delta);
    }
    return delta;
  };
  return {
    /** queued messages will cost so many 厘 more */
    reprice(campaignId: number, more: number): void {
      deltaOf(campaignId).planned += more;
    },
    /** the provider has said what it billed for what we count as `parts` */
    billed(campaignId: number, parts: number, billedParts: number): void {
      const delta = deltaOf(campaignId);
      delta.told += parts;
      delta.billed += billedParts;
    },
    /** `n` messages costing `cost` 厘 together moved */
    move(campaignId: number, from: number, to: number, n: number, cost: number): void {
      if (from === to) return;
      const delta = deltaOf(campaignId);
      delta.states[from] = (delta.states[from] ?? 0) - n;
      delta.states[to] = (delta.states[to] ?? 0) + n;
      delta.spent += (SPENT.has(to) ? cost : 0) - (SPENT.has(from) ? cost : 0);
      delta.refundable += (to === STATE.failed ? cost : 0) - (from === STATE.failed ? cost : 0);
    },
    /** the campaigns that changed */
    flush(): number[] {
      const changed = [...deltas.keys()];
      for (const [id, { states, spent, refundable, planned, told, billed }] of deltas) {
        update.run(...states, spent, refundable, planned, told, billed, id);
      }
      deltas = new Map();
      return changed;
    },
    /** forgets what a transaction that failed had collected */
    reset(): void {
      deltas = new Map();
    },
  };
}
export type Tally = ReturnType<typeof createTally>;
