import { useCallback } from 'react';

/** Fetches the next page unless one is on its way. */
export function useMore({
  fetchNextPage,
  isFetchingNextPage,
  hasNextPage,
}: {
  fetchNextPage: () => unknown;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
}): (() => void) | undefined {
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return hasNextPage ? more : undefined;
}
