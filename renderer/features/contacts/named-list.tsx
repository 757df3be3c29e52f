import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Space, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Named } from '../../../shared/contract/contacts.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';

type Kind = 'group' | 'tag';

function NamedRow({ row, kind }: { row: Named; kind: Kind }) {
  const { t } = useTranslation();
  const rename = useCall(kind === 'group' ? 'groups.rename' : 'tags.rename');
  const remove = useCall(kind === 'group' ? 'groups.delete' : 'tags.delete');
  const change = (name: string) => {
    const next = name.trim();
    if (next !== '' && next !== row.name) rename.mutate({ id: row.id, name: next });
  };
  return (
    <li>
      <Typography.Text
        className="named-name"
        editable={{ onChange: change, maxLength: 40, autoSize: false, tooltip: t('common.rename') }}
      >
        {row.name}
      </Typography.Text>
      <span className="muted numeric nowrap">{t('contacts.named.people', { value: formatCount(row.contacts) })}</span>
      <ConfirmButton
        danger
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('common.delete')} ${row.name}`}
        title={t('contacts.named.deleteTitle', { name: row.name })}
        detail={t('contacts.named.deleteDetail', { value: formatCount(row.contacts) })}
        act={t('common.delete')}
        onConfirm={() => remove.mutateAsync({ id: row.id }).catch(() => undefined)}
      />
    </li>
  );
}

export function NamedList({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const rows = useQueryOf(kind === 'group' ? 'groups.list' : 'tags.list', {}).data?.rows;
  const create = useCall(kind === 'group' ? 'groups.create' : 'tags.create');
  const add = async ({ name }: { name: string }) => {
    if (!name?.trim()) return;
    const made = await create.mutateAsync({ name: name.trim() }).catch(() => null);
    if (made) form.resetFields();
  };
  return (
    <>
      <Form name={`new-${kind}`} form={form} onFinish={add}>
        <Space.Compact block>
          <Form.Item name="name" noStyle>
            <Input
              maxLength={40}
              placeholder={t(kind === 'group' ? 'contacts.named.newGroup' : 'contacts.named.newTag')}
              aria-label={t(kind === 'group' ? 'contacts.named.newGroup' : 'contacts.named.newTag')}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" icon={<PlusOutlined />} loading={create.isPending}>
            {t('contacts.named.create')}
          </Button>
        </Space.Compact>
      </Form>
      {rows?.length === 0 && (
        <EmptyHint
          title={t(kind === 'group' ? 'contacts.named.noGroups' : 'contacts.named.noTags')}
          hint={t(kind === 'group' ? 'contacts.named.noGroupsHint' : 'contacts.named.noTagsHint')}
        />
      )}
      <ul className="plain-list named-list">
        {rows?.map((row) => (
          <NamedRow key={row.id} row={row} kind={kind} />
        ))}
      </ul>
    </>
  );
}
