import { Alert, Segmented, Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CONVERSATION_FILTERS, type Conversation } from '../../../shared/contract/replies.ts';
import { useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useRepliesStore } from './replies-store.ts';

function Row({ row }: { row: Conversation }) {
  const { t } = useTranslation();
  const masked = useMask((state) => state.masked);
  return (
    <div className={`replies-row${row.unread > 0 ? ' unread' : ''}`}>
      <div className="replies-row-head">
        <span className="ellipsis">
          {row.name !== '' && `${row.name} `}
          <NumberText number={row.number} masked={masked} />
        </span>
        <span className="muted numeric nowrap">{formatMoment(row.lastAt)}</span>
      </div>
      <div className="replies-row-head">
        <span className="ellipsis">{row.lastText}</span>
        <span className="replies-tags">
          {row.optedOut && <Tag color="error">{t('replies.optOut')}</Tag>}
          {!row.optedOut && row.rehearsedOptOut && <Tag color="warning">{t('replies.rehearsedOptOut')}</Tag>}
          {row.followUp && <Tag color="warning">{t('replies.followUp')}</Tag>}
          {row.unread > 0 && <Tag color="processing">{t('replies.unread', { value: formatCount(row.unread) })}</Tag>}
        </span>
      </div>
    </div>
  );
}

/** Conversations, the one somebody wrote in last first. */
export function ConversationList() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { filter, q, set } = useRepliesStore();
  const asked = useDebounced(q).trim();
  const list = useInfiniteOf('replies.conversations', asked === '' ? { filter } : { filter, q: asked });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const nothing =
    filter === 'all' && asked === ''
      ? { title: t('replies.empty'), hint: t('replies.emptyHint') }
      : { title: t('common.nothingFound'), hint: t('common.nothingFoundHint') };
  return (
    <section className="replies-list" aria-label={t('replies.list')}>
      <search className="replies-search">
        <Segmented
          block
          value={filter}
          onChange={(value) => set({ filter: value })}
          options={CONVERSATION_FILTERS.map((value) => ({ value, label: t(`replies.filter.${value}`) }))}
        />
        <SearchField
          className="replies-query"
          value={q}
          placeholder={t('replies.search')}
          onChange={(value) => set({ q: value })}
        />
      </search>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('replies.list')}
        rows={list.rows}
        rowKey={(row) => row.number}
        rowHeight={64}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        onOpen={(row) => set({ number: row.number })}
        resetKey={`${filter} ${asked}`}
        columns={[{ key: 'row', title: t('replies.list'), width: '1fr', render: (row) => <Row row={row} /> }]}
        empty={<EmptyHint {...nothing} />}
      />
    </section>
  );
}
