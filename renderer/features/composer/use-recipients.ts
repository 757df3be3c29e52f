import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { RenderedRecipient } from '../../../shared/contract/compose.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import { type CallError, codeOf } from '../../api/call-error.ts';
import { call } from '../../api/client.ts';
import { ASKER, useAskedDraft } from './asked-draft.ts';

const PAGE = 200;

/** Pages of recipients as they will be written to; `minParts` leaves out the cheaper ones. */
export function useRecipients(minParts: number) {
  const asked = useAskedDraft((state) => state.asked);
  const query = useInfiniteQuery({
    queryKey: ['compose.recipients', asked, 'list', minParts],
    queryFn: ({ pageParam }) =>
      call('compose.recipients', { draft: asked, key: `${ASKER}-list`, after: pageParam, minParts, limit: PAGE }),
    initialPageParam: -1,
    getNextPageParam: (page: Output<'compose.recipients'>) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows: RenderedRecipient[] = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const error = query.error as CallError | null;
  return {
    rows,
    matching: query.data?.pages[0]?.matching ?? 0,
    loading: query.isPending,
    more: query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined,
    error: error !== null && codeOf(error) === 'CANCELLED' ? null : error,
  };
}
