import { create } from 'zustand';
import type { Draft } from '../../../shared/contract/compose.ts';
import { useDraftStore } from './draft-store.ts';

/** Names this window to the core: a newer question of the same asker replaces the older one. */
export const ASKER = `composer-${Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join('')}`;

const PAUSE = 250;

/** What does not change who gets what is left out, so that it does not count anew. */
const countable = (draft: Draft): Draft => ({ ...draft, name: '', step: 0, templateId: null });

const COUNTED = [
  'kind',
  'audience',
  'signature',
  'body',
  'bindings',
  'missing',
  'channelId',
  'providerTemplate',
  'fallbackChannelIds',
  'optOut',
  'schedule',
] as const satisfies (keyof Draft)[];

interface AskedState {
  asked: Draft;
  /** the draft has moved on since */
  behind: boolean;
}

/** The draft as the core was last asked about it: follows the draft once the typing pauses. */
export const useAskedDraft = create<AskedState>()(() => ({
  asked: countable(useDraftStore.getState().draft),
  behind: false,
}));

let timer: ReturnType<typeof setTimeout> | undefined;

const catchUp = () => useAskedDraft.setState({ asked: countable(useDraftStore.getState().draft), behind: false });

useDraftStore.subscribe((now, before) => {
  if (COUNTED.every((key) => now.draft[key] === before.draft[key])) return;
  clearTimeout(timer);
  if (now.opened !== before.opened) return catchUp();
  if (!useAskedDraft.getState().behind) useAskedDraft.setState({ behind: true });
  timer = setTimeout(catchUp, PAUSE);
});
