import type { Campaign, Probe } from '../../shared/contract/campaigns.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { countProbe, probeDeadline } from '../core/probe.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { ServiceDeps } from './deps.ts';
import { required } from './valid-number.ts';

type ViewDeps = Pick<ServiceDeps, 'storage' | 'engine' | 'providers'>;

/** Rows of the store as a window sees them: with speed, time left and the mark of 演练. */
export function createCampaignView({ storage, engine, providers }: ViewDeps) {
  const simulated = new Set(
    providers.filter(({ descriptor }) => descriptor.simulated).map(({ descriptor }) => descriptor.provider),
  );

  /** what 探路 has met, where it matters: the counting reads its messages */
  async function probeOf({ id, probe }: CampaignRow): Promise<Probe | null> {
    if (probe === null) return null;
    const messages = await storage.campaigns.probeMessages(id);
    const deadline = probeDeadline(messages, probe.minutes);
    return { state: probe.state, per: countProbe(messages), share: probe.share, deadline };
  }

  async function many(rows: CampaignRow[]): Promise<Campaign[]> {
    const providerOf = new Map((await storage.channels.list()).map(({ id, provider }) => [id, provider]));
    const probes = new Map(await Promise.all(rows.map(async (row) => [row.id, await probeOf(row)] as const)));
    return rows.map((row) => {
      const { draft, schedule: _schedule, updatedAt: _updatedAt, own: _own, ...shown } = row;
      const { perSecond, leftMs } = engine.speed(row.id);
      const channelId = row.channelId ?? draft.channelId;
      return {
        ...shown,
        channelId,
        simulated: simulated.has(providerOf.get(channelId ?? 0) ?? ''),
        speed: perSecond,
        leftMs,
        probe: probes.get(row.id) ?? null,
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
