import { AppError } from '../../shared/contract/errors.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Lookups } from './lookups.ts';
import type { Moves } from './moves.ts';
import type { Notifier } from './notifier.ts';

/** What a person asks of the engine. All throw NOT_FOUND and WRONG_STATE. */
export interface Commands {
  /** no further batch leaves; the one in flight finishes */
  pause(campaignId: number): Promise<void>;
  /** back to its time when that has not come yet, otherwise sending at once */
  resume(campaignId: number): Promise<void>;
  /** a second person lets a campaign go that waits for one */
  approve(campaignId: number): Promise<void>;
  /** what is still queued never leaves; how many that were */
  cancel(campaignId: number): Promise<number>;
  /** asks the provider's records at once, treats as sent, or puts back into the queue (may reach people twice) */
  resolveUnknown(request: {
    campaignId: number;
    messageIds?: number[] | undefined;
    action: 'query' | 'sent' | 'resend';
  }): Promise<{ found: number; notFound: number; changed: number; supported: boolean }>;
}

interface Parts {
  deps: EngineDeps;
  moves: Moves;
  notifier: Notifier;
  lookups: Lookups;
  dispatcher: Pick<Dispatcher, 'halt'>;
  wake(): void;
}

export function createCommands({ deps, moves, notifier, lookups, dispatcher, wake }: Parts): Commands {
  const { storage, clock } = deps;

  async function rowOf(id: number): Promise<CampaignRow> {
    const row = await storage.campaigns.get(id);
    if (row === null) throw new AppError('NOT_FOUND', { id });
    return row;
  }

  function told(campaignId: number): void {
    for (const what of ['campaigns', 'messages'] as const) notifier.changed(what, campaignId);
    wake();
  }

  async function query(campaignId: number, messageIds: number[] | null) {
    const messages = await storage.outbox.unknown(campaignId, messageIds, 10_000);
    const asks = await lookups.supporting(messages);
    if (messages.length > 0 && asks.size === 0) return { found: 0, notFound: 0, changed: 0, supported: false };
    const { found, absent } = await lookups.lookAll(messages.filter(({ channelId }) => asks.has(channelId)));
    return { found, notFound: absent, changed: found, supported: true };
  }

  /** back to its time when that has not come yet, otherwise sending at once */
  function goOn({ id, startedAt, startAt, ...row }: CampaignRow, now: number): Promise<boolean> {
    const early = startedAt === null && startAt !== null && startAt > now;
    const priceAccepted = row.priceAccepted || row.pauseReason === 'price';
    const cleared = { pauseReason: null, pauseDetail: null, priceAccepted };
    return early
      ? moves.shift(id, ['paused'], 'scheduled', cleared)
      : moves.shift(id, ['paused'], 'sending', { ...cleared, startedAt: startedAt ?? now });
  }

  return {
    async pause(campaignId) {
      await rowOf(campaignId);
      dispatcher.halt(campaignId);
      const fields = { pauseReason: 'user', pauseDetail: null, waitingUntil: null } as const;
      const moved = await moves.shift(campaignId, ['scheduled', 'sending'], 'paused', fields);
      wake();
      if (!moved) throw new AppError('WRONG_STATE', { id: campaignId });
    },
    async resume(campaignId) {
      const row = await rowOf(campaignId);
      const now = clock.now();
      // going on is not the starter's to decide
      if (row.pauseReason === 'approval') throw new AppError('WRONG_STATE', { id: campaignId, state: row.state });
      // a person has seen what 探路 met: the rest goes
      if (row.pauseReason === 'probe') await storage.campaigns.setProbe(campaignId, ['stopped'], 'released');
      const moved = await goOn(row, now);
      wake();
      if (!moved) throw new AppError('WRONG_STATE', { id: campaignId, state: row.state });
    },
    async approve(campaignId) {
      const row = await rowOf(campaignId);
      const now = clock.now();
      if (!(await storage.campaigns.approve(campaignId, now))) {
        throw new AppError('WRONG_STATE', { id: campaignId, state: row.state });
      }
      await storage.campaigns.addNote(campaignId, { at: now, key: 'approved', data: {} });
      await goOn(row, now);
      wake();
    },
    async cancel(campaignId) {
      await rowOf(campaignId);
      dispatcher.halt(campaignId);
      try {
        return await moves.bracket(() => storage.campaigns.cancel(campaignId, clock.now()));
      } finally {
        told(campaignId);
      }
    },
    async resolveUnknown({ campaignId, messageIds = null, action }) {
      const row = await rowOf(campaignId);
      try {
        if (action === 'query') return await query(campaignId, messageIds);
        const to = action === 'sent' ? 'assumed' : 'resend';
        const changed = await storage.outbox.resolveAll({ campaignId, messageIds, to, now: clock.now() });
        if (to === 'resend' && changed > 0 && row.state === 'finished') {
          await moves.shift(campaignId, ['finished'], 'sending', { finishedAt: null });
        }
        return { found: 0, notFound: 0, changed, supported: true };
      } finally {
        told(campaignId);
      }
    },
  };
}
