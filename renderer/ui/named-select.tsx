import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useQueryOf } from '../api/hooks.ts';
import { formatCount } from './format.ts';

interface NamedSelectProps {
  kind: 'group' | 'tag';
  value?: number[];
  onChange?: (ids: number[]) => void;
  placeholder?: string;
  id?: string;
}

/** Several groups or tags, with a line to create one. */
export function NamedSelect({ kind, value, onChange, placeholder, id }: NamedSelectProps) {
  const { t } = useTranslation();
  const groups = useQueryOf('groups.list', {}, { enabled: kind === 'group' });
  const tags = useQueryOf('tags.list', {}, { enabled: kind === 'tag' });
  const createGroup = useCall('groups.create');
  const createTag = useCall('tags.create');
  const [name, setName] = useState('');
  const rows = (kind === 'group' ? groups : tags).data?.rows ?? [];

  const create = async () => {
    if (name.trim() === '') return;
    const made = await (kind === 'group' ? createGroup : createTag)
      .mutateAsync({ name: name.trim() })
      .catch(() => null);
    if (!made) return;
    setName('');
    onChange?.([...(value ?? []), made.id]);
  };
  // Select listens to every key typed inside its list.
  const keep = (event: KeyboardEvent) => event.stopPropagation();

  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      value={value}
      onChange={onChange}
      placeholder={placeholder}
      optionFilterProp="name"
      options={rows.map((row) => ({
        value: row.id,
        name: row.name,
        label: `${row.name} · ${t('contacts.named.people', { value: formatCount(row.contacts) })}`,
      }))}
      popupRender={(menu) => (
        <>
          {menu}
          <Space.Compact block className="named-select-new" onKeyDown={keep}>
            <Input
              value={name}
              maxLength={40}
              aria-label={kind === 'group' ? t('contacts.named.newGroup') : t('contacts.named.newTag')}
              placeholder={kind === 'group' ? t('contacts.named.newGroup') : t('contacts.named.newTag')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={create}
            />
            <Button icon={<PlusOutlined />} onClick={create} disabled={name.trim() === ''}>
              {t('contacts.named.create')}
            </Button>
          </Space.Compact>
        </>
      )}
    />
  );
}
