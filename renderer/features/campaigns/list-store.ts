import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { CampaignState } from '../../../shared/domain/status.ts';
import { isPartial } from './figures.ts';

export const FILTERS = ['all', 'draft', 'scheduled', 'sending', 'paused', 'finished', 'partial', 'cancelled'] as const;
export type Filter = (typeof FILTERS)[number];

const STATES: Record<Exclude<Filter, 'all'>, CampaignState[]> = {
  draft: ['draft'],
  scheduled: ['planning', 'scheduled'],
  sending: ['sending'],
  paused: ['paused'],
  finished: ['finished'],
  partial: ['finished'],
  cancelled: ['cancelled'],
};

export const statesOf = (filter: Filter): CampaignState[] | undefined =>
  filter === 'all' ? undefined : STATES[filter];

/** 部分失败 is no state of its own: it comes from the counts, so its rows are picked here. */
export function picks(filter: Filter, campaign: Campaign): boolean {
  if (filter === 'partial') return isPartial(campaign);
  return filter !== 'finished' || !isPartial(campaign);
}

export const isFilter = (text: string | null): text is Filter => FILTERS.some((filter) => filter === text);

interface ListState {
  filter: Filter;
  q: string;
  set: (patch: { filter?: Filter; q?: string }) => void;
}

export const useListStore = create<ListState>()(
  persist((set) => ({ filter: 'all', q: '', set: (patch) => set(patch) }), {
    name: 'feijian.campaigns.filter',
    storage: createJSONStorage(() => sessionStorage),
  }),
);
