import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Signature } from '../../../shared/contract/templates.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';

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
  const errorText = useErrorText();
  const list = useQueryOf('signatures.list', {});
  const rows = list.data?.rows;
  return (
    <>
      <p className="muted screen-lead">{t('templates.signatures.lead')}</p>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      {list.isPending && <Skeleton active />}
      {rows && (
        <section className="panel templates-panel">
          {rows.length === 0 && (
            <EmptyHint
              title={t('templates.signatures.empty')}
              hint={t('templates.signatures.emptyHint')}
              action={
                <Button type="primary" onClick={() => onEdit('new')}>
                  {t('templates.signatures.add')}
                </Button>
              }
            />
          )}
          <ul className="signature-list">
            {rows.map((row) => (
              <SignatureRow key={row.id} row={row} onEdit={() => onEdit(row)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
