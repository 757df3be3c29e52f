import { create } from 'zustand';

export type CostsTab = 'balance' | 'refunds' | 'days' | 'postings' | 'campaigns';
export const COSTS_TABS: readonly CostsTab[] = ['balance', 'refunds', 'days', 'postings', 'campaigns'];

interface CostsState {
  tab: CostsTab;
  /** null = all, or the first where there can be only one */
  channelId: number | null;
  show: (tab: CostsTab, channelId?: number | null) => void;
  setChannel: (channelId: number | null) => void;
}

/** Which tab and channel are open; kept while other screens are looked at. */
export const useCostsStore = create<CostsState>()((set) => ({
  tab: 'balance',
  channelId: null,
  show: (tab, channelId) => set(channelId === undefined ? { tab } : { tab, channelId }),
  setChannel: (channelId) => set({ channelId }),
}));
