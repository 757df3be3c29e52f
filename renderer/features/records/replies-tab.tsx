import { Alert, Button, Tag, Tooltip } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useRecordsStore } from './records-store.ts';

/** What customers wrote back, newest first. */
export function RepliesTab() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const masked = useMask((state) => state.masked);
  const { clear, set } = useRecordsStore();
  const list = useInfiniteOf('replies.page', {});
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const showHistory = (number: string) => {
    clear();
    set({ tab: 'messages', q: number });
  };
  return (
    <>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('records.tabs.replies')}
        rows={list.rows}
        rowKey={(row) => row.id}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        columns={[
          {
            key: 'number',
            title: t('records.replies.number'),
            width: 140,
            render: (row) => <NumberText number={row.number} masked={masked} />,
          },
          {
            key: 'name',
            title: t('records.replies.name'),
            width: 'minmax(80px, 0.6fr)',
            render: (row) => row.name || <span className="muted">–</span>,
          },
          {
            key: 'text',
            title: t('records.replies.text'),
            width: 'minmax(200px, 3fr)',
            render: (row) => (
              <>
                {row.optOut && (
                  <Tooltip title={t('records.replies.optOutHint')}>
                    <Tag color="error">{t('records.replies.optOut')}</Tag>
                  </Tooltip>
                )}{' '}
                <span title={row.text}>{row.text}</span>
              </>
            ),
          },
          {
            key: 'time',
            title: t('records.replies.time'),
            width: 140,
            render: (row) => <span className="numeric">{formatMoment(row.receivedAt)}</span>,
          },
          {
            key: 'history',
            title: '',
            width: 150,
            render: (row) => (
              <Button type="link" onClick={() => showHistory(row.number)}>
                {t('records.replies.history')}
              </Button>
            ),
          },
        ]}
        empty={<EmptyHint title={t('records.replies.empty')} hint={t('records.replies.emptyHint')} />}
      />
    </>
  );
}
