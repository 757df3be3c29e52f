import { Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { type LastSent, useFilterStore } from './filter-store.ts';

const WITHIN = [7, 30] as const;
const BEFORE = [30, 90, 180] as const;

export function FilterBar({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const state = useFilterStore();
  const groups = useQueryOf('groups.list', {}).data?.rows ?? [];
  const tags = useQueryOf('tags.list', {}).data?.rows ?? [];
  const lastSent: { value: LastSent; label: string }[] = [
    { value: 'any', label: t('contacts.filter.anyTime') },
    { value: 'never', label: t('contacts.filter.never') },
    ...WITHIN.map((days) => ({ value: `within:${days}` as const, label: t('contacts.filter.within', { days }) })),
    ...BEFORE.map((days) => ({ value: `before:${days}` as const, label: t('contacts.filter.before', { days }) })),
  ];
  return (
    <search className="toolbar">
      <Segmented
        value={state.deleted ? 'bin' : 'book'}
        options={[
          { value: 'book', label: t('contacts.book') },
          { value: 'bin', label: t('contacts.bin') },
        ]}
        onChange={(value) => state.set({ deleted: value === 'bin' })}
      />
      <Input.Search
        className="contacts-search"
        allowClear
        value={state.q}
        placeholder={t('contacts.searchPlaceholder')}
        aria-label={t('common.search')}
        maxLength={100}
        onChange={(event) => state.set({ q: event.target.value })}
      />
      <Select
        className="contacts-filter"
        aria-label={t('contacts.column.groups')}
        value={state.groupId ?? 0}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: 0, label: t('contacts.filter.group') },
          ...groups.map((row) => ({ value: row.id, label: row.name })),
        ]}
        onChange={(id) => state.set({ groupId: id === 0 ? null : id })}
      />
      <Select
        className="contacts-filter"
        aria-label={t('contacts.column.tags')}
        value={state.tagId ?? 0}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: 0, label: t('contacts.filter.tag') },
          ...tags.map((row) => ({ value: row.id, label: row.name })),
        ]}
        onChange={(id) => state.set({ tagId: id === 0 ? null : id })}
      />
      <Select
        className="contacts-filter"
        aria-label={t('contacts.filter.lastSent')}
        value={state.lastSent}
        options={lastSent}
        onChange={(value) => state.set({ lastSent: value })}
      />
      <Select
        className="contacts-filter"
        aria-label={t('contacts.filter.optedOut')}
        value={state.optedOut}
        options={(['any', 'in', 'out'] as const).map((value) => ({ value, label: t(`contacts.filter.${value}`) }))}
        onChange={(value) => state.set({ optedOut: value })}
      />
      {filtered && (
        <Button type="link" onClick={state.clear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </search>
  );
}
