import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { ListNews } from '../../ui/list-news.tsx';
import { goTo, linkTo, usePlace } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useColumns } from './list-columns.tsx';
import { FILTERS, isFilter, picks, statesOf, useListStore } from './list-store.ts';
import { RetryDialog } from './retry-dialog.tsx';
import { useActions } from './use-actions.tsx';

/** `#/campaigns?state=paused` shows those, once; after that the filter is the reader's own. */
function useLinkedFilter(): void {
  const linked = usePlace().query.get('state');
  useEffect(() => {
    if (!isFilter(linked)) return;
    useListStore.getState().set({ filter: linked, q: '' });
    history.replaceState(null, '', linkTo('campaigns'));
  }, [linked]);
}

export function CampaignList() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  useLinkedFilter();
  const { filter, q: typed, set } = useListStore();
  const q = useDebounced(typed).trim();
  const [retrying, setRetrying] = useState<Campaign | null>(null);
  const list = useInfiniteOf('campaigns.list', { states: statesOf(filter), ...(q === '' ? {} : { q }) });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const rows = useMemo(() => list.rows.filter((row) => picks(filter, row)), [list.rows, filter]);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useColumns(useActions(setRetrying));

  // Rows are picked after fetching: a page may leave too few to scroll for the next.
  useEffect(() => {
    if (rows.length < 20 && hasNextPage) more();
  }, [rows.length, hasNextPage, more]);

  const filtered = filter !== 'all' || q !== '';
  return (
    <div className="fill">
      <PageHeader
        title={t('campaigns.title')}
        extra={
          <Button type="primary" icon={<EditOutlined />} onClick={() => goTo('compose')}>
            {t('campaigns.compose')}
          </Button>
        }
      />
      <search className="toolbar">
        <Segmented
          value={filter}
          onChange={(value) => set({ filter: value })}
          options={FILTERS.map((value) => ({ value, label: t(`campaigns.filter.${value}`) }))}
        />
        <Input.Search
          className="campaign-search"
          allowClear
          maxLength={60}
          value={typed}
          placeholder={t('campaigns.search')}
          aria-label={t('common.search')}
          onChange={(event) => set({ q: event.target.value })}
        />
      </search>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('campaigns.title')}
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={60}
        columns={columns}
        loading={list.isPending || isFetchingNextPage}
        onMore={hasNextPage ? more : undefined}
        onOpen={(row) => (row.state === 'draft' ? goTo('compose', row.id) : goTo('campaigns', row.id))}
        resetKey={`${filter} ${q}`}
        empty={
          filtered ? (
            <EmptyHint
              title={t('common.nothingFound')}
              hint={t('common.nothingFoundHint')}
              action={<Button onClick={() => set({ filter: 'all', q: '' })}>{t('common.clearFilters')}</Button>}
            />
          ) : (
            <EmptyHint
              title={t('campaigns.empty')}
              hint={t('campaigns.emptyHint')}
              action={
                <Button type="primary" onClick={() => goTo('compose')}>
                  {t('campaigns.compose')}
                </Button>
              }
            />
          )
        }
      />
      <RetryDialog campaign={retrying} onClose={() => setRetrying(null)} />
    </div>
  );
}
