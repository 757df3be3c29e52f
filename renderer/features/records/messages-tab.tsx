import { Alert } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { ListNews } from '../../ui/list-news.tsx';
import { MessageDrawer } from '../../ui/message-drawer.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useColumns } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterOf, useRecordsStore } from './records-store.ts';

/** Every message ever planned, newest first. */
export function MessagesTab() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const state = useRecordsStore();
  const q = useDebounced(state.q);
  const code = useDebounced(state.code);
  const filter = useMemo(() => filterOf(state, q, code), [state, q, code]);
  const list = useInfiniteOf('messages.page', { filter });
  const columns = useColumns();
  const [opened, setOpened] = useState<number | null>(null);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <>
      <FilterBar filter={filter} empty={list.rows.length === 0} />
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('records.title')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHeight={40}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        onOpen={(row) => setOpened(row.id)}
        resetKey={JSON.stringify(filter)}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyHint title={t('common.nothingFound')} hint={t('common.nothingFoundHint')} />
          ) : (
            <EmptyHint title={t('records.empty')} hint={t('records.emptyHint')} />
          )
        }
      />
      <MessageDrawer id={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </>
  );
}
