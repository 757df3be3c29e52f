import { create } from 'zustand';
import type { MessageState } from '../../../shared/domain/status.ts';

export const VIEWS = ['recipients', 'reasons', 'spread', 'content'] as const;
export type View = (typeof VIEWS)[number];

export interface DetailView {
  view: View;
  state: MessageState | null;
  code: string | null;
  q: string;
}

const FIRST: DetailView = { view: 'recipients', state: null, code: null, q: '' };

interface DetailStore {
  of: Readonly<Record<number, DetailView>>;
  set: (id: number, patch: Partial<DetailView>) => void;
}

/** What was being looked at in each opened campaign, for as long as the window is open. */
const useStore = create<DetailStore>()((set) => ({
  of: {},
  set: (id, patch) => set(({ of }) => ({ of: { ...of, [id]: { ...FIRST, ...of[id], ...patch } } })),
}));

export function useDetailView(id: number) {
  const view = useStore((state) => state.of[id]) ?? FIRST;
  const set = useStore((state) => state.set);
  return { ...view, set: (patch: Partial<DetailView>) => set(id, patch) };
}
