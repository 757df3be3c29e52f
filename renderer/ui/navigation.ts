import { useSyncExternalStore } from 'react';

/** The address within the window: `#/campaigns/12?state=failed`. */
export interface Place {
  /** first segment, '' for home */
  screen: string;
  /** the segments after it */
  rest: string[];
  query: URLSearchParams;
}

const read = (): string => location.hash;

function watch(fn: () => void): () => void {
  window.addEventListener('hashchange', fn);
  return () => window.removeEventListener('hashchange', fn);
}

export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [screen = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { screen, rest, query: new URLSearchParams(query) };
}

export const usePlace = (): Place => placeOf(useSyncExternalStore(watch, read));

/** `goTo('campaigns', 12)` */
export function goTo(...segments: (string | number)[]): void {
  location.hash = `#/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`;
}

/** The same as an address for a link. */
export const linkTo = (...segments: (string | number)[]): string =>
  `#/${segments.map((s) => encodeURIComponent(s)).join('/')}`;
