import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { MessageFilter } from '../../../shared/contract/messages.ts';
import { MESSAGE_STATES, type MessageState } from '../../../shared/domain/status.ts';

interface RecordsState {
  q: string;
  code: string;
  states: MessageState[];
  /** `YYYY-MM-DD`, both ends included; null = any time */
  days: [string, string] | null;
  set: (patch: Partial<Omit<RecordsState, 'set' | 'clear'>>) => void;
  clear: () => void;
}

const NONE = { q: '', code: '', states: [], days: null };

/** Kept for this window only: what was searched for may be a customer's number. */
export const useRecordsStore = create<RecordsState>()(
  persist((set) => ({ ...NONE, set: (patch) => set(patch), clear: () => set(NONE) }), {
    name: 'feijian.records.filter',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

const DAY = 86_400_000;
/** Midnight in Shanghai at the start of that day. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

export function filterOf({ states, days }: RecordsState, q: string, code: string): MessageFilter {
  const filter: MessageFilter = {};
  if (q.trim() !== '') filter.q = q.trim();
  if (code.trim() !== '') filter.code = code.trim();
  if (states.length > 0) filter.states = states;
  if (days) {
    filter.from = midnight(days[0]);
    filter.to = midnight(days[1]) + DAY;
  }
  return filter;
}

export const isState = (text: string): text is MessageState => MESSAGE_STATES.some((state) => state === text);
