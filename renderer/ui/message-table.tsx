import { Alert } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMessage, MessageFilter } from '../../shared/contract/messages.ts';
import { useInfiniteOf } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { EmptyHint } from './empty-hint.tsx';
import { ExportButton } from './export-button.tsx';
import { ListNews } from './list-news.tsx';
import { MaskToggle } from './mask.tsx';
import { MessageDrawer } from './message-drawer.tsx';
import { type VirtualColumn, VirtualTable } from './virtual-table.tsx';

interface Props {
  label: string;
  filter: MessageFilter;
  columns: VirtualColumn<ListedMessage>[];
  /** what narrows the list, in the bar above it */
  fields: ReactNode;
  /** something narrows it: an empty list is no empty book */
  filtered: boolean;
  empty: { title: string; hint: string };
}

/** Messages of any filter, page after page, with their bar above and one of them in the drawer. */
export function MessageTable({ label, filter, columns, fields, filtered, empty }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useInfiniteOf('messages.page', { filter });
  const [opened, setOpened] = useState<number | null>(null);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const nothing = filtered ? { title: t('common.nothingFound'), hint: t('common.nothingFoundHint') } : empty;
  return (
    <>
      <search className="toolbar">
        {fields}
        <span className="push" />
        <MaskToggle />
        <ExportButton filter={filter} disabled={list.rows.length === 0} />
      </search>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={label}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHeight={40}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        onOpen={(row) => setOpened(row.id)}
        resetKey={JSON.stringify(filter)}
        empty={<EmptyHint {...nothing} />}
      />
      <MessageDrawer id={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </>
  );
}
