import { create } from 'zustand';
import { type Audience, type Draft, draft as draftSchema } from '../../../shared/contract/compose.ts';

export type SaveState = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'failed';

interface DraftState {
  /** null until the first save */
  id: number | null;
  draft: Draft;
  save: SaveState;
  /** counts the changes of this draft; the saved one is behind while something is unsaved */
  revision: number;
  savedRevision: number;
  /** counts the drafts opened: a late answer to an earlier one is not taken for this one's */
  opened: number;
  /** the window's address is this draft's: false once another was asked for, or the screen left */
  atAddress: boolean;
  leaveAddress: () => void;
  open: (id: number | null, draft: Draft) => void;
  update: (patch: Partial<Draft>) => void;
  updateAudience: (patch: Partial<Audience>) => void;
  updateExclude: (patch: Partial<Audience['exclude']>) => void;
  goToStep: (step: number) => void;
}

export const emptyDraft = (): Draft => draftSchema.parse({});

const fresh = { save: 'untouched', revision: 0, savedRevision: 0 } as const;

/** The draft in hand: everything typed lands here first, and is saved from here. */
export const useDraftStore = create<DraftState>()((set) => {
  const change = (edit: (draft: Draft) => Partial<Draft>) =>
    set(({ draft, revision }) => ({
      draft: { ...draft, ...edit(draft) },
      revision: revision + 1,
      save: 'unsaved',
    }));
  return {
    id: null,
    draft: emptyDraft(),
    opened: 0,
    atAddress: true,
    ...fresh,
    leaveAddress: () => set({ atAddress: false }),
    open: (id, draft) => set(({ opened }) => ({ id, draft, opened: opened + 1, atAddress: true, ...fresh })),
    update: (patch) => change(() => patch),
    updateAudience: (patch) => change(({ audience }) => ({ audience: { ...audience, ...patch } })),
    updateExclude: (patch) =>
      change(({ audience }) => ({ audience: { ...audience, exclude: { ...audience.exclude, ...patch } } })),
    // Leafing through an untouched form is nothing worth keeping.
    goToStep: (step) =>
      set(({ draft, revision, save }) => ({
        draft: { ...draft, step },
        ...(save === 'untouched' ? {} : { revision: revision + 1, save: 'unsaved' as const }),
      })),
  };
});
