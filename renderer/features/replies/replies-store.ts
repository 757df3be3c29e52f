import { create } from 'zustand';
import type { CONVERSATION_FILTERS, Conversation } from '../../../shared/contract/replies.ts';

type Filter = (typeof CONVERSATION_FILTERS)[number];

interface RepliesState {
  filter: Filter;
  q: string;
  number: string | null;
  /** what was being written, by number: changing the conversation loses nothing */
  drafts: Record<string, string>;
  set: (patch: Partial<Pick<RepliesState, 'filter' | 'q' | 'number'>>) => void;
  write: (number: Conversation['number'], text: string) => void;
}

/** Kept while the window lives: whose conversation is open is nobody's business afterwards. */
export const useRepliesStore = create<RepliesState>()((set) => ({
  filter: 'all',
  q: '',
  number: null,
  drafts: {},
  set: (patch) => set(patch),
  write: (number, text) => set(({ drafts }) => ({ drafts: { ...drafts, [number]: text } })),
}));
