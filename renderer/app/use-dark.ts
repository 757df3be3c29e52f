import { useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/contract/app.ts';

const system = window.matchMedia('(prefers-color-scheme: dark)');

const watch = (fn: () => void) => {
  system.addEventListener('change', fn);
  return () => system.removeEventListener('change', fn);
};

export function useDark(chosen: Settings['theme']): boolean {
  const systemDark = useSyncExternalStore(watch, () => system.matches);
  return chosen === 'system' ? systemDark : chosen === 'dark';
}
