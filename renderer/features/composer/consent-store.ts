import { create } from 'zustand';
import { useDraftStore } from './draft-store.ts';

interface ConsentState {
  /** the draft the owner has spoken about, and to how many people without a consent on record it may go */
  draftId: number | null;
  people: number;
  agree: (people: number) => void;
}

export const useConsentStore = create<ConsentState>()((set) => ({
  draftId: null,
  people: 0,
  agree: (people) => set({ people, draftId: useDraftStore.getState().id }),
}));

/** For how many people the owner has agreed in the draft that is open; another draft or number asks anew. */
export function useAgreed(): number {
  const id = useDraftStore((state) => state.id);
  return useConsentStore((state) => (state.draftId === id ? state.people : 0));
}
