import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Input, Method, Output } from '../../shared/contract/contract.ts';
import type { EventData, Topic } from '../../shared/contract/events.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { type CallCode, type CallError, codeOf } from './call-error.ts';
import { call, linkState, subscribe, watchLink } from './client.ts';

export interface QueryOptions {
  enabled?: boolean;
  /** show the previous answer while the new one is fetched (search while typing) */
  keep?: boolean;
  /** ms; only for what has no event */
  every?: number;
}

export function useQueryOf<M extends Method>(method: M, input: Input<M>, options: QueryOptions = {}) {
  return useQuery<Output<M>, CallError>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
    refetchInterval: options.every ?? false,
  });
}

/** Methods that answer one keyset page. */
export type PagedMethod = {
  [M in Method]: Output<M> extends { rows: unknown[]; next: string | null } ? M : never;
}[Method];
type RowOf<M extends PagedMethod> = Output<M>['rows'][number];

const PAGE = 100;

/** All pages fetched so far; `rows` is flat. `cursor` and `limit` are added here. */
export function useInfiniteOf<M extends PagedMethod>(
  method: M,
  input: Omit<Input<M>, 'cursor' | 'limit'>,
  options: { enabled?: boolean; limit?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [method, input, 'pages'],
    queryFn: ({ pageParam }) =>
      call(method, { ...input, cursor: pageParam, limit: options.limit ?? PAGE } as Input<M>) as Promise<{
        rows: RowOf<M>[];
        next: string | null;
      }>,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    select: (data) => ({ pages: data.pages.length, rows: data.pages.flatMap((page) => page.rows) }),
  });
  return {
    ...query,
    rows: query.data?.rows ?? [],
    pages: query.data?.pages ?? 0,
    error: query.error as CallError | null,
  };
}

export interface CallOptions {
  /** codes the caller shows itself; every other failure becomes a message on the screen */
  handled?: readonly CallCode[] | 'all';
}

/** A change: `mutateAsync(input)` / `mutate(input)`; failures are shown, not swallowed. */
export function useCall<M extends Method>(method: M, options: CallOptions = {}) {
  const { message } = App.useApp();
  const errorText = useErrorText();
  return useMutation<Output<M>, CallError, Input<M>>({
    mutationKey: [method],
    mutationFn: (input) => call(method, input),
    onError: (error) => {
      const code = codeOf(error);
      if (options.handled === 'all' || options.handled?.includes(code)) return;
      message.error({ content: errorText(error), duration: 8, key: code });
    },
  });
}

/** Calls `fn` for every event of the topic while the component is mounted. */
export function useEvent<T extends Topic>(topic: T, fn: (data: EventData<T>) => void): void {
  const latest = useRef(fn);
  latest.current = fn;
  useEffect(() => subscribe(topic, (data) => latest.current(data)), [topic]);
}

export const useLinkState = () => useSyncExternalStore(watchLink, linkState);

/** For writing an answer straight into what is on the screen. */
export const useCache = () => useQueryClient();
