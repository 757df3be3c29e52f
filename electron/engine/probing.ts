import { countProbe, judgeProbe, probeDetail } from '../core/probe.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Moves } from './moves.ts';
import type { Notifier } from './notifier.ts';

/** 探路: lets the rest of a campaign follow once the numbers that went ahead are reported as delivered, or stops it. */
export interface Probing {
  look(sending: readonly CampaignRow[]): Promise<void>;
}

export function createProbing({ storage, clock, logger }: EngineDeps, moves: Moves, notifier: Notifier): Probing {
  async function one(row: CampaignRow): Promise<void> {
    const { id, probe } = row;
    if (probe?.state !== 'out') return;
    const messages = await storage.campaigns.probeMessages(id);
    const at = clock.now();
    const verdict = judgeProbe(messages, probe, at);
    if (verdict === 'wait') return;
    const counts = countProbe(messages);
    const sum = (key: 'sent' | 'delivered' | 'failed') => counts.reduce((n, count) => n + count[key], 0);
    const data = { sent: sum('sent'), delivered: sum('delivered'), failed: sum('failed'), share: probe.share };
    logger.info('engine.probe', { campaignId: id, verdict, ...data });
    const to = verdict === 'release' ? 'released' : 'stopped';
    if (!(await moves.bracket(() => storage.campaigns.setProbe(id, ['out'], to)))) return;
    if (verdict === 'stop') await moves.pause(row, { reason: 'probe', detail: probeDetail(counts) });
    await storage.campaigns.addNote(id, { at, key: to === 'released' ? 'probe_released' : 'probe_stopped', data });
    notifier.changed('campaigns', id);
  }

  return {
    async look(sending) {
      for (const row of sending) await one(row);
    },
  };
}
