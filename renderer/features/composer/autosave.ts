import { useEffect } from 'react';
import { call, linkState, watchLink } from '../../api/client.ts';
import { linkTo, placeOf } from '../../ui/navigation.ts';
import { useDraftStore } from './draft-store.ts';

const PAUSE = 600;

const isBehind = (): boolean => {
  const { revision, savedRevision } = useDraftStore.getState();
  return revision !== savedRevision;
};

/** The address follows the draft once it has a number, without a step in the history. */
function nameAddress(id: number) {
  if (!useDraftStore.getState().atAddress) return;
  const place = placeOf(location.hash);
  if (place.screen === 'compose' && place.rest.length === 0) history.replaceState(null, '', linkTo('compose', id));
}

async function saveOnce(): Promise<void> {
  const { id, draft, revision, opened } = useDraftStore.getState();
  const isSame = () => useDraftStore.getState().opened === opened;
  useDraftStore.setState({ save: 'saving' });
  try {
    const saved = await call('drafts.save', id === null ? { draft } : { id, draft });
    if (!isSame()) return;
    nameAddress(saved.id);
    useDraftStore.setState((now) => ({
      id: saved.id,
      savedRevision: revision,
      save: now.revision === revision ? 'saved' : 'unsaved',
    }));
  } catch (error) {
    if (isSame()) useDraftStore.setState({ save: 'failed' });
    throw error;
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;

async function saveAll(): Promise<void> {
  while (isBehind()) await saveOnce();
}

/** Resolves once what is on the screen is what is stored; one save is under way at a time. */
export function flushDraft(): Promise<void> {
  clearTimeout(timer);
  running ??= saveAll().finally(() => {
    running = null;
  });
  return running;
}

const flushQuietly = () => void flushDraft().catch(() => undefined);

/** Saves after a pause in typing, once the link is back, when the window is hidden or closed, and when the screen is left. */
export function useAutosave(): void {
  useEffect(() => {
    const stop = useDraftStore.subscribe((now, before) => {
      if (now.revision === before.revision || now.opened !== before.opened) return;
      clearTimeout(timer);
      timer = setTimeout(flushQuietly, PAUSE);
    });
    const hidden = () => {
      if (document.visibilityState === 'hidden') flushQuietly();
    };
    const unwatch = watchLink(() => {
      if (linkState() === 'open' && isBehind()) flushQuietly();
    });
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', flushQuietly);
    return () => {
      stop();
      unwatch();
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', flushQuietly);
      useDraftStore.getState().leaveAddress();
      flushQuietly();
    };
  }, []);
}
