import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Signature } from '../../../shared/contract/templates.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ListPanel } from './list-panel.tsx';

function SignatureRow({ row, onEdit }: { row: Signature; onEdit: () => void }) {
  const { t } = useTranslation();
  const save = useCall('signatures.save');
  const remove = useCall('signatures.delete');
  return (
    <li>
      <span className="signature-text">
        <strong>【{row.text}】</strong>{' '}
        {row.isDefault && <Tag color="processing">{t('templates.signatures.default')}</Tag>}
      </span>
      <span className="ellipsis muted">{row.remark}</span>
      <span className="muted numeric nowrap">
        {row.lastUsedAt === null ? t('templates.unused') : t('templates.used', { time: formatMoment(row.lastUsedAt) })}
      </span>
      <span className="signature-actions">
        {!row.isDefault && (
          <Button
            type="link"
            loading={save.isPending}
            onClick={() => save.mutate({ id: row.id, text: row.text, remark: row.remark, isDefault: true })}
          >
            {t('templates.signatures.setDefault')}
          </Button>
        )}
        <Button type="text" icon={<EditOutlined />} aria-label={`${t('common.edit')} ${row.text}`} onClick={onEdit} />
        <ConfirmButton
          danger
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`${t('common.delete')} ${row.text}`}
          title={t('templates.signatures.deleteTitle', { text: row.text })}
          detail={t('templates.signatures.deleteDetail')}
          act={t('common.delete')}
          onConfirm={() => remove.mutateAsync({ id: row.id }).catch(() => undefined)}
        />
      </span>
    </li>
  );
}

export function SignaturesTab({ onEdit }: { onEdit: (target: Signature | 'new') => void }) {
  const { t } = useTranslation();
  const list = useQueryOf('signatures.list', {});
  const text = t('templates.signatures', { returnObjects: true });
  return (
    <ListPanel
      lead={text.lead}
      list={list}
      empty={{ title: text.empty, hint: text.emptyHint, add: text.add }}
      onAdd={() => onEdit('new')}
      className="signature-list"
    >
      {(row) => <SignatureRow key={row.id} row={row} onEdit={() => onEdit(row)} />}
    </ListPanel>
  );
}
