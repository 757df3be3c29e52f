import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageTable } from '../../ui/message-table.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useColumns } from './columns.tsx';
import { FilterFields } from './filter-fields.tsx';
import { filterOf, useRecordsStore } from './records-store.ts';

/** Every message ever planned, newest first. */
export function MessagesTab() {
  const { t } = useTranslation();
  const state = useRecordsStore();
  const q = useDebounced(state.q);
  const code = useDebounced(state.code);
  const filter = useMemo(() => filterOf(state, q, code), [state, q, code]);
  const columns = useColumns();
  const filtered = Object.keys(filter).length > 0;
  return (
    <MessageTable
      label={t('records.title')}
      filter={filter}
      columns={columns}
      fields={<FilterFields filtered={filtered} />}
      filtered={filtered}
      empty={{ title: t('records.empty'), hint: t('records.emptyHint') }}
    />
  );
}
