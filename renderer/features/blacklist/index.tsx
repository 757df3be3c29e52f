import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInfiniteOf, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { AddDialog } from './add-dialog.tsx';
import { ChannelBlocks } from './channel-blocks.tsx';
import { useColumns } from './columns.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

export default function BlacklistScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'add' | 'remove' | 'import' | null>(null);
  const [view, setView] = useState<'everywhere' | 'byChannel'>('everywhere');
  const [shown, setShown] = useState<string | null>(null);
  const q = useDebounced(typed).trim();
  const list = useInfiniteOf('blacklist.page', q === '' ? {} : { q });
  const total = useQueryOf('blacklist.count', {}).data?.total;
  const columns = useColumns(setShown);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, rows } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  const selection = useMemo(
    () => ({
      has: (key: string | number) => marked.has(String(key)),
      toggle: (key: string | number) => {
        const next = new Set(marked);
        if (!next.delete(String(key))) next.add(String(key));
        setMarked(next);
      },
      all: rows.length > 0 && marked.size === rows.length,
      some: marked.size > 0,
      toggleAll: () => setMarked(marked.size > 0 ? new Set() : new Set(rows.map((row) => row.number))),
    }),
    [marked, rows],
  );

  const everywhere = (
    <>
      <div className="toolbar">
        <Input.Search
          className="blacklist-search"
          allowClear
          value={typed}
          maxLength={40}
          placeholder={t('blacklist.searchPlaceholder')}
          aria-label={t('common.search')}
          onChange={(event) => {
            setTyped(event.target.value);
            setMarked(new Set());
          }}
        />
        {marked.size === 0 ? (
          <span className="muted">{t('blacklist.lead')}</span>
        ) : (
          <>
            <strong>{t('blacklist.selected', { value: formatCount(marked.size) })}</strong>
            <Button type="link" onClick={() => setMarked(new Set())}>
              {t('blacklist.unselect')}
            </Button>
            <Button danger onClick={() => setDialog('remove')}>
              {t('blacklist.remove')}
            </Button>
          </>
        )}
      </div>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('blacklist.title')}
        rows={rows}
        rowKey={(row) => row.number}
        rowName={(row) => row.name || row.number}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        selection={selection}
        resetKey={q}
        empty={
          q === '' ? (
            <EmptyHint title={t('blacklist.empty')} hint={t('blacklist.emptyHint')} />
          ) : (
            <EmptyHint title={t('common.nothingFound')} hint={t('common.nothingFoundHint')} />
          )
        }
      />
    </>
  );
  return (
    <div className="fill">
      <PageHeader
        title={t('blacklist.title')}
        note={
          total === undefined || view === 'byChannel' ? undefined : t('blacklist.total', { value: formatCount(total) })
        }
        extra={
          <>
            <Button icon={<ImportOutlined />} onClick={() => setDialog('import')}>
              {t('blacklist.import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('add')}>
              {t('blacklist.add')}
            </Button>
          </>
        }
      />
      <Segmented
        className="blacklist-view"
        value={view}
        aria-label={t('blacklist.view')}
        options={(['everywhere', 'byChannel'] as const).map((value) => ({ value, label: t(`blacklist.${value}`) }))}
        onChange={setView}
      />
      {view === 'byChannel' ? <ChannelBlocks /> : everywhere}
      <HistoryDrawer number={shown} onClose={() => setShown(null)} />
      <AddDialog open={dialog === 'add'} onClose={() => setDialog(null)} />
      <ImportDialog open={dialog === 'import'} onClose={() => setDialog(null)} />
      <RemoveDialog
        open={dialog === 'remove'}
        numbers={[...marked]}
        onClose={(removed) => {
          setDialog(null);
          if (removed) setMarked(new Set());
        }}
      />
    </div>
  );
}
