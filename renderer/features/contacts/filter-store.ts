import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { ContactFilter } from '../../../shared/contract/contacts.ts';

/** `within:30` / `before:90` days, `never`, or any time */
export type LastSent = 'any' | 'never' | `within:${number}` | `before:${number}`;

export interface FilterState {
  q: string;
  groupId: number | null;
  tagId: number | null;
  lastSent: LastSent;
  optedOut: 'any' | 'out' | 'in';
  deleted: boolean;
  set: (patch: Partial<Omit<FilterState, 'set' | 'clear'>>) => void;
  clear: () => void;
}

const NONE = { q: '', groupId: null, tagId: null, lastSent: 'any', optedOut: 'any' } as const;

/** Kept for this window only: what was searched for may be a customer's name. */
export const useFilterStore = create<FilterState>()(
  persist(
    (set) => ({
      ...NONE,
      deleted: false,
      set: (patch) => set(patch),
      clear: () => set(NONE),
    }),
    { name: 'feijian.contacts.filter', storage: createJSONStorage(() => sessionStorage) },
  ),
);

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Days are counted from the full hour, so that the same filter stays the same query. */
function lastSentOf(choice: LastSent, now: number): ContactFilter['lastSent'] {
  if (choice === 'any') return undefined;
  if (choice === 'never') return { never: true };
  const [side, days] = choice.split(':');
  const at = Math.floor(now / HOUR) * HOUR - Number(days) * DAY;
  return side === 'within' ? { after: at } : { before: at };
}

export function filterOf(state: Omit<FilterState, 'set' | 'clear'>, q: string, now: number): ContactFilter {
  const filter: ContactFilter = {};
  if (q.trim() !== '') filter.q = q.trim();
  if (state.deleted) filter.deleted = true;
  if (state.groupId !== null) filter.groupId = state.groupId;
  if (state.tagId !== null) filter.tagId = state.tagId;
  const lastSent = lastSentOf(state.lastSent, now);
  if (lastSent) filter.lastSent = lastSent;
  if (state.optedOut !== 'any') filter.optedOut = state.optedOut === 'out';
  return filter;
}

export const isFiltered = (filter: ContactFilter): boolean => Object.keys(filter).some((key) => key !== 'deleted');
