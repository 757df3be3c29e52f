import './contacts.css';
import { ImportOutlined, PlusOutlined, TagsOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/contract/contacts.ts';
import { useInfiniteOf, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useColumns } from './columns.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterOf, isFiltered, useFilterStore } from './filter-store.ts';
import { NamedDrawer } from './named-drawer.tsx';
import { useLinkedGroup } from './use-linked-group.ts';
import { useSelection } from './use-selection.ts';

function Nothing({ filtered, deleted, onAdd }: { filtered: boolean; deleted: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyHint title={t('common.nothingFound')} hint={t('common.nothingFoundHint')} />;
  if (deleted) return <EmptyHint title={t('contacts.binEmpty')} hint={t('contacts.binEmptyHint')} />;
  return (
    <EmptyHint
      title={t('contacts.empty')}
      hint={t('contacts.emptyHint')}
      action={
        <>
          <Button type="primary" onClick={() => goTo('import')}>
            {t('contacts.import')}
          </Button>{' '}
          <Button onClick={onAdd}>{t('contacts.add')}</Button>
        </>
      }
    />
  );
}

export default function ContactsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const state = useFilterStore();
  useLinkedGroup();
  const q = useDebounced(state.q);
  const filter = useMemo(() => filterOf(state, q, Date.now()), [state, q]);
  const list = useInfiniteOf('contacts.page', { filter });
  const total = useQueryOf('contacts.count', { filter }, { keep: true }).data?.total;
  const columns = useColumns(state.deleted);
  const chosen = useSelection(filter, total ?? 0);
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const [managing, setManaging] = useState(false);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  return (
    <div className="fill">
      <PageHeader
        title={t('contacts.title')}
        note={total === undefined ? undefined : t('contacts.total', { value: formatCount(total) })}
        extra={
          <>
            <Button icon={<TagsOutlined />} onClick={() => setManaging(true)}>
              {t('contacts.manage')}
            </Button>
            <Button icon={<ImportOutlined />} onClick={() => goTo('import')}>
              {t('contacts.import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
              {t('contacts.add')}
            </Button>
          </>
        }
      />
      {chosen.selection ? (
        <BulkBar chosen={chosen} deleted={state.deleted} />
      ) : (
        <FilterBar filtered={isFiltered(filter)} />
      )}
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('contacts.title')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name || row.number}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        onOpen={setEditing}
        selection={chosen.table}
        resetKey={JSON.stringify(filter)}
        empty={<Nothing filtered={isFiltered(filter)} deleted={state.deleted} onAdd={() => setEditing('new')} />}
      />
      <ContactDrawer target={editing} onClose={() => setEditing(null)} />
      <NamedDrawer open={managing} onClose={() => setManaging(false)} />
    </div>
  );
}
