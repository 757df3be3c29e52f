import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';

interface PickNamedProps {
  kind: 'group' | 'tag';
  label: string;
  value: number[];
  onChange: (ids: number[]) => void;
  disabled?: boolean;
}

/** Several groups or tags, each with its number of people. */
export function PickNamed({ kind, label, value, onChange, disabled }: PickNamedProps) {
  const { t } = useTranslation();
  const groups = useQueryOf('groups.list', {}, { enabled: kind === 'group' });
  const tags = useQueryOf('tags.list', {}, { enabled: kind === 'tag' });
  const rows = (kind === 'group' ? groups : tags).data?.rows ?? [];
  const known = new Set(rows.map(({ id }) => id));
  const gone = value.filter((id) => !known.has(id)).map((id) => ({ value: id, label: t('composer.audience.gone') }));
  return (
    <Select
      className="wide"
      mode="multiple"
      allowClear
      aria-label={label}
      disabled={disabled}
      value={value}
      onChange={onChange}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={kind === 'group' ? t('contacts.named.noGroups') : t('contacts.named.noTags')}
      options={[
        ...rows.map(({ id, name, contacts }) => ({
          value: id,
          label: `${name} · ${t('common.people', { value: formatCount(contacts) })}`,
        })),
        ...(rows.length === 0 ? [] : gone),
      ]}
    />
  );
}
