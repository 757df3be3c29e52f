import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Tab = 'templates' | 'signatures' | 'reviews' | 'words';

interface TemplatesState {
  tab: Tab;
  q: string;
  set: (patch: { tab?: Tab; q?: string }) => void;
}

export const useTemplatesStore = create<TemplatesState>()(
  persist((set) => ({ tab: 'templates', q: '', set: (patch) => set(patch) }), {
    name: 'feijian.templates.filter',
    storage: createJSONStorage(() => sessionStorage),
  }),
);
