import { QueryClient } from '@tanstack/react-query';
import { linkState, subscribe, watchLink } from './client.ts';
import { createInvalidator } from './stale.ts';

/** The core is beside us: no polling, no expiry. Queries grow old only through its events. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 300_000,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Events may have been missed while the link was down, so everything is stale once it is back. */
export function keepFresh(): void {
  const invalidate = createInvalidator(queryClient);
  subscribe('changed', ({ what }) => invalidate(what));
  let before = linkState();
  watchLink(() => {
    const now = linkState();
    if (now === 'open' && before === 'lost') void queryClient.invalidateQueries();
    before = now;
  });
}
