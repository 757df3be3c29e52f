import { DownOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../../shared/contract/contacts.ts';
import { formatCount } from '../../ui/format.ts';
import { NamedSelect } from '../../ui/named-select.tsx';

interface AssignButtonProps {
  kind: 'group' | 'tag';
  count: number;
  onApply: (action: BulkAction) => Promise<unknown>;
}

const actionOf = (kind: 'group' | 'tag', add: boolean, id: number): BulkAction =>
  kind === 'group'
    ? { do: add ? 'addGroup' : 'removeGroup', groupId: id }
    : { do: add ? 'addTag' : 'removeTag', tagId: id };

/** Puts the selected contacts into a group or tag, or takes them out. */
export function AssignButton({ kind, count, onApply }: AssignButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [add, setAdd] = useState(true);
  const [ids, setIds] = useState<number[]>([]);
  const [into, out] =
    kind === 'group'
      ? ([t('contacts.bulk.addGroup'), t('contacts.bulk.removeGroup')] as const)
      : ([t('contacts.bulk.addTag'), t('contacts.bulk.removeTag')] as const);

  const apply = async () => {
    setOpen(false);
    for (const id of ids) await onApply(actionOf(kind, add, id));
    setIds([]);
  };

  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="assign">
          <Segmented
            block
            value={add ? 'add' : 'remove'}
            options={[
              { value: 'add', label: into },
              { value: 'remove', label: out },
            ]}
            onChange={(value) => setAdd(value === 'add')}
          />
          <NamedSelect
            kind={kind}
            value={ids}
            onChange={setIds}
            placeholder={t(kind === 'group' ? 'contacts.bulk.pickGroup' : 'contacts.bulk.pickTag')}
          />
          <Button type="primary" block disabled={ids.length === 0} onClick={apply}>
            {t('contacts.bulk.apply', { value: formatCount(count) })}
          </Button>
        </div>
      }
    >
      <Button>
        {t(kind === 'group' ? 'contacts.column.groups' : 'contacts.column.tags')} <DownOutlined />
      </Button>
    </Popover>
  );
}
