import { useEffect } from 'react';
import { useInfiniteOf } from '../../api/hooks.ts';

const PAGE = 500;
/** one decision covers so many at most (the contract's limit for single messages) */
export const MOST_UNKNOWN = 10_000;

/** The messages with an unknown result and what they may have cost: fetched whole, as far as one decision reaches. */
export function useUnknown(campaignId: number, open: boolean, count: number) {
  const filter = { campaignId, states: ['unknown' as const] };
  const list = useInfiniteOf('messages.page', { filter }, { enabled: open, limit: PAGE });
  const { fetchNextPage, hasNextPage, isFetchingNextPage, rows, pages } = list;
  useEffect(() => {
    if (open && hasNextPage && !isFetchingNextPage && pages < MOST_UNKNOWN / PAGE) void fetchNextPage();
  }, [open, hasNextPage, isFetchingNextPage, pages, fetchNextPage]);
  const dearest = rows.reduce((most, row) => Math.max(most, row.cost), 0);
  /** what those not fetched cost is taken at the dearest */
  const cost = rows.reduce((sum, row) => sum + row.cost, 0) + Math.max(0, count - rows.length) * dearest;
  return { rows, cost, loading: list.isPending, error: list.error };
}
