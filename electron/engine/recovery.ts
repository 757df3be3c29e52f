import type { CampaignRow } from '../storage/campaign-store.ts';
import type { UnknownMessage } from '../storage/outbox.ts';
import type { EngineDeps } from './deps.ts';
import type { Lookups } from './lookups.ts';
import type { Moves } from './moves.ts';
import type { Notifier } from './notifier.ts';
import { createWaker } from './waker.ts';

const MINUTE = 60_000;
/** a provider's record may be late: it is asked for three times, so long after the claim */
const LOOKS_MS: readonly number[] = [2 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** records older than that are not looked for by themselves */
const OLDEST_MS = 72 * 60 * MINUTE;
const TICK_MS = 15_000;
const SLICE = 500;

/** Which look an unknown message of that age is due for (1-based); 0 = none before the first. */
export const looksDue = (age: number): number => LOOKS_MS.filter((after) => age >= after).length;

export interface Recovery {
  /** a batch of that campaign came out unknown */
  watch(campaignId: number): void;
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  moves: Moves;
  notifier: Notifier;
  lookups: Lookups;
  resumed(): void;
}

/** What a crash left between claim and settle is unknown, and its campaigns stand still until a person or a record speaks. */
export async function recoverAtStart({ storage, clock, logger, settings }: EngineDeps, moves: Moves): Promise<void> {
  const { batches, messages, campaignIds } = await storage.outbox.recover(clock.now());
  if (batches > 0) logger.warn('engine.recovered', { batches, messages, campaigns: campaignIds.length });
  const { pauseOnUnknown } = await settings();
  for (const id of campaignIds) {
    const row = await storage.campaigns.get(id);
    if (row?.state !== 'sending') continue;
    // whoever lets campaigns run on past unknown results is still told that this one was cut off
    await moves.pause(row, { reason: pauseOnUnknown ? 'unknown_result' : 'restart', detail: 'INTERRUPTED' });
  }
}

async function campaignsWithUnknown(storage: EngineDeps['storage']): Promise<number[]> {
  if ((await storage.campaigns.todo()).unknown === 0) return [];
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: CampaignRow[]; next: string | null } = await storage.campaigns.list({}, { cursor, limit: 200 });
    for (const row of page.rows) if ((row.counts.unknown ?? 0) > 0) ids.push(row.id);
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}

/** Looks unknown results up by themselves at 2, 10 and 30 minutes; a campaign all of whose unknowns were found goes on. */
export function createRecovery({ deps, moves, notifier, lookups, resumed }: Parts): Recovery {
  const { storage, clock, logger } = deps;
  const waker = createWaker(clock);
  const watched = new Set<number>();
  /** when the provider could not be asked: not again before */
  const notBefore = new Map<number, number>();

  // looks are kept with the message, so those of an earlier life count; one a person asked for early does not
  const looksDone = ({ at, lookedAt }: UnknownMessage): number => (lookedAt === null ? 0 : looksDue(lookedAt - at));
  const isOpen = (message: UnknownMessage, now: number): boolean =>
    now - message.at < OLDEST_MS && looksDone(message) < LOOKS_MS.length;
  const isDue = (message: UnknownMessage, now: number): boolean =>
    looksDue(now - message.at) > looksDone(message) && now >= (notBefore.get(message.messageId) ?? 0);

  async function goOn(campaignId: number): Promise<void> {
    const row = await storage.campaigns.get(campaignId);
    const waiting = row?.pauseReason === 'unknown_result' || row?.pauseReason === 'restart';
    if (row?.state !== 'paused' || !waiting || (row.counts.unknown ?? 0) > 0) return;
    logger.info('engine.goes_on', { campaignId });
    if (await moves.shift(campaignId, ['paused'], 'sending', { pauseReason: null, pauseDetail: null })) resumed();
  }

  async function visit(campaignId: number): Promise<void> {
    const now = clock.now();
    const all = await storage.outbox.unknown(campaignId, null, 10_000);
    const asks = await lookups.supporting(all);
    const messages = all.filter((message) => asks.has(message.channelId) && isOpen(message, now));
    if (messages.length === 0) {
      watched.delete(campaignId);
      return;
    }
    const due = messages.filter((message) => isDue(message, now)).slice(0, SLICE);
    if (due.length === 0) return;
    const { found } = await lookups.lookAll(due, ({ messageId }, look) => {
      if (look === 'unavailable') notBefore.set(messageId, now + 2 * MINUTE);
      else notBefore.delete(messageId);
    });
    if (found === 0) return;
    notifier.changed('campaigns', campaignId);
    notifier.changed('messages', campaignId);
    await goOn(campaignId);
  }

  async function loop(): Promise<void> {
    let seeded = false;
    while (!waker.stopped) {
      try {
        if (!seeded) for (const id of await campaignsWithUnknown(storage)) watched.add(id);
        seeded = true;
        for (const id of [...watched]) {
          if (!waker.stopped) await visit(id);
        }
      } catch (error) {
        logger.error('engine.recovery', { error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(TICK_MS);
    }
  }
  const looping = loop();

  return {
    watch: (campaignId) => void watched.add(campaignId),
    async stop() {
      waker.stop();
      await looping;
    },
  };
}
