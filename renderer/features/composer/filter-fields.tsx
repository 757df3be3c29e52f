import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ContactFilter } from '../../../shared/contract/contacts.ts';
import { startOfShanghaiDay } from '../../../shared/domain/shanghai.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatDay } from '../../ui/format.ts';

const DAY = 86_400_000;
const DAYS = [30, 90, 180] as const;
type LastSent = NonNullable<ContactFilter['lastSent']>;

/** Kept as an instant: a draft opened next week means the same people. */
const keyOf = (lastSent: ContactFilter['lastSent']): string => {
  if (!lastSent) return 'any';
  if ('never' in lastSent) return 'never';
  return 'before' in lastSent ? `before:${lastSent.before}` : `after:${lastSent.after}`;
};

function readKey(key: string): LastSent | undefined {
  const [side, at] = key.split(':');
  if (side === 'never') return { never: true };
  if (side === 'before') return { before: Number(at) };
  return side === 'after' ? { after: Number(at) } : undefined;
}

/** 通讯录 by conditions; every one given must hold. */
export function FilterFields({ value, onChange }: { value: ContactFilter; onChange: (filter: ContactFilter) => void }) {
  const { t } = useTranslation();
  const groups = useQueryOf('groups.list', {}).data?.rows ?? [];
  const tags = useQueryOf('tags.list', {}).data?.rows ?? [];
  const today = startOfShanghaiDay(Date.now());
  const chosen = keyOf(value.lastSent);
  const lastSent = [
    { value: 'any', label: t('contacts.filter.anyTime') },
    { value: 'never', label: t('contacts.filter.never') },
    ...DAYS.map((days) => ({ value: `before:${today - days * DAY}`, label: t('contacts.filter.before', { days }) })),
  ];
  if (!lastSent.some((option) => option.value === chosen)) {
    const at = Number(chosen.split(':')[1]);
    const key = chosen.startsWith('before') ? 'composer.audience.sentBefore' : 'composer.audience.sentAfter';
    lastSent.push({ value: chosen, label: t(key, { day: formatDay(at) }) });
  }
  const set = (patch: ContactFilter) => onChange({ ...value, ...patch });
  return (
    <div className="composer-filter">
      <Input
        allowClear
        value={value.q ?? ''}
        maxLength={100}
        placeholder={t('contacts.searchPlaceholder')}
        aria-label={t('common.search')}
        onChange={(event) => set({ q: event.target.value === '' ? undefined : event.target.value })}
      />
      <Select
        aria-label={t('contacts.column.groups')}
        value={value.groupId ?? 0}
        options={[
          { value: 0, label: t('contacts.filter.group') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => set({ groupId: id === 0 ? undefined : id })}
      />
      <Select
        aria-label={t('contacts.column.tags')}
        value={value.tagId ?? 0}
        options={[
          { value: 0, label: t('contacts.filter.tag') },
          ...tags.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => set({ tagId: id === 0 ? undefined : id })}
      />
      <Select
        aria-label={t('contacts.filter.lastSent')}
        value={chosen}
        options={lastSent}
        onChange={(key) => set({ lastSent: readKey(key) })}
      />
    </div>
  );
}
