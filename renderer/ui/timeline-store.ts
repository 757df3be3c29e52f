import { create } from 'zustand';

interface TimelineState {
  /** whose history is open; null = nobody's */
  number: string | null;
  open: (number: string) => void;
  close: () => void;
}

/** One history at a time, opened from anywhere in the window. */
export const useTimelineStore = create<TimelineState>()((set) => ({
  number: null,
  open: (number) => set({ number }),
  close: () => set({ number: null }),
}));
