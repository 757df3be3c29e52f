import type { CampaignState } from '../../shared/domain/status.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';
import type { Stop } from './rules/judge.ts';

/** The engine's changes of campaign state, with their events. */
export interface Moves {
  /** grows at every change: rows read under an older epoch may be stale */
  epoch(): number;
  start(row: CampaignRow): Promise<boolean>;
  pause(row: CampaignRow, stop: Pick<Stop, 'reason' | 'detail'>): Promise<boolean>;
  finish(row: CampaignRow): Promise<boolean>;
  /** runs another write that changes states; rows read meanwhile count as stale */
  bracket<T>(write: () => Promise<T>): Promise<T>;
  /** a change asked for from outside; the caller checks the states */
  shift(id: number, from: CampaignState[], to: CampaignState, fields: Shifted): Promise<boolean>;
}
type Shifted = Parameters<EngineDeps['storage']['campaigns']['move']>[3];

export function createMoves({ storage, clock, emit }: EngineDeps, notifier: Notifier, onChange: () => void): Moves {
  let epoch = 0;

  async function bracket<T>(write: () => Promise<T>): Promise<T> {
    // both sides: a read that began before, or during, the write is stale
    epoch += 1;
    try {
      return await write();
    } finally {
      epoch += 1;
      onChange();
    }
  }

  async function shift(id: number, from: CampaignState[], to: CampaignState, fields: Shifted): Promise<boolean> {
    const moved = await bracket(() => storage.campaigns.move(id, from, to, fields, clock.now()));
    notifier.changed('campaigns', id);
    return moved;
  }

  return {
    epoch: () => epoch,
    bracket,
    shift,
    start: (row) =>
      shift(row.id, ['scheduled'], 'sending', {
        startedAt: row.startedAt ?? clock.now(),
        waitingUntil: null,
        pauseReason: null,
        pauseDetail: null,
      }),
    async pause(row, { reason, detail }) {
      const moved = await shift(row.id, ['scheduled', 'sending'], 'paused', {
        pauseReason: reason,
        pauseDetail: detail,
        waitingUntil: null,
      });
      if (moved) {
        const kind = reason === 'missed_start' ? 'missed_start' : 'campaign_paused';
        emit('notice', { kind, campaignId: row.id, name: row.name, data: { reason } });
      }
      return moved;
    },
    async finish(row) {
      const moved = await shift(row.id, ['sending'], 'finished', { finishedAt: clock.now(), waitingUntil: null });
      // an answer to one number is no news when it has left
      if (moved && !(await storage.replies.isAnswer(row.id))) {
        const now = await storage.campaigns.get(row.id);
        const { accepted = 0, delivered = 0, failed = 0, rejected = 0, unknown = 0 } = now?.counts ?? {};
        emit('notice', {
          kind: 'campaign_finished',
          campaignId: row.id,
          name: row.name,
          data: { total: row.total, submitted: accepted + delivered + failed, rejected, unknown },
        });
      }
      return moved;
    },
  };
}
