import type { Campaign, StateCounts } from '../../../shared/contract/campaigns.ts';
import { MESSAGE_STATES, type MessageState } from '../../../shared/domain/status.ts';

const of = (counts: StateCounts, ...states: MessageState[]) =>
  states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

export interface Figures {
  /** always the sum of all states */
  total: number;
  delivered: number;
  failed: number;
  waiting: number;
  unknown: number;
  /** not yet given to the channel */
  queued: number;
  /** given to the channel, whatever came of it */
  submitted: number;
  /** 成功率: unknown and unreported are in neither side; null = nothing to divide by */
  rate: number | null;
}

export function figuresOf(counts: StateCounts): Figures {
  const total = of(counts, ...MESSAGE_STATES);
  const delivered = of(counts, 'delivered');
  const failed = of(counts, 'failed', 'rejected');
  const queued = of(counts, 'queued', 'submitting');
  return {
    total,
    delivered,
    failed,
    waiting: of(counts, 'accepted'),
    unknown: of(counts, 'unknown'),
    queued,
    submitted: total - queued - of(counts, 'excluded', 'cancelled'),
    rate: delivered + failed === 0 ? null : delivered / (delivered + failed),
  };
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** 部分失败: everything is submitted and some of it failed. */
export const isPartial = (campaign: Pick<Campaign, 'state' | 'counts'>): boolean =>
  campaign.state === 'finished' && figuresOf(campaign.counts).failed > 0;
