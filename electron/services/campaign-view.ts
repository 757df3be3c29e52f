import type { Campaign } from '../../shared/contract/campaigns.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { ServiceDeps } from './deps.ts';
import { required } from './valid-number.ts';

type ViewDeps = Pick<ServiceDeps, 'storage' | 'engine' | 'providers'>;

/** Rows of the store as a window sees them: with speed, time left and the mark of 演练. */
export function createCampaignView({ storage, engine, providers }: ViewDeps) {
  const simulated = new Set(
    providers.filter(({ descriptor }) => descriptor.simulated).map(({ descriptor }) => descriptor.provider),
  );

  async function many(rows: CampaignRow[]): Promise<Campaign[]> {
    const providerOf = new Map((await storage.channels.list()).map(({ id, provider }) => [id, provider]));
    return rows.map((row) => {
      const { draft, schedule: _schedule, updatedAt: _updatedAt, ...shown } = row;
      const { perSecond, leftMs } = engine.speed(row.id);
      const channelId = row.channelId ?? draft.channelId;
      return {
        ...shown,
        channelId,
        simulated: simulated.has(providerOf.get(channelId ?? 0) ?? ''),
        speed: perSecond,
        leftMs,
      };
    });
  }
  async function one(row: CampaignRow): Promise<Campaign> {
    return required((await many([row]))[0]);
  }
  return {
    many,
    one,
    async get(id: number): Promise<Campaign> {
      return one(required(await storage.campaigns.get(id)));
    },
  };
}

/** A draft, or why it is none. */
export async function requireDraft({ storage }: Pick<ServiceDeps, 'storage'>, id: number): Promise<CampaignRow> {
  const row = required(await storage.campaigns.get(id));
  if (row.state !== 'draft') throw new AppError('ALREADY_STARTED', { campaignId: id });
  return row;
}
