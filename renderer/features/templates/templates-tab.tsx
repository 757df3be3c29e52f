import { CopyOutlined, DeleteOutlined, SendOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Skeleton, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/templates.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';
import { linkTo } from '../../ui/navigation.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useTemplatesStore } from './templates-store.ts';

function TemplateRow({ row, onEdit }: { row: Template; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const duplicate = useCall('templates.duplicate');
  const remove = useCall('templates.delete');
  return (
    <li>
      <button type="button" className="template-open" onClick={onEdit}>
        <span className="template-head">
          <strong className="ellipsis">{row.name}</strong>
          <Tag>{t(`kind.${row.kind}`)}</Tag>
          <span className="muted numeric nowrap">
            {row.lastUsedAt === null
              ? t('templates.unused')
              : t('templates.used', { time: formatMoment(row.lastUsedAt) })}
          </span>
        </span>
        <span className="template-body muted">{row.body}</span>
      </button>
      <Button
        icon={<SendOutlined />}
        onClick={() => {
          location.hash = `${linkTo('compose')}?template=${row.id}`;
        }}
      >
        {t('templates.use')}
      </Button>
      <Tooltip title={t('templates.duplicate')}>
        <Button
          type="text"
          icon={<CopyOutlined />}
          aria-label={`${t('templates.duplicate')} ${row.name}`}
          loading={duplicate.isPending}
          onClick={() =>
            duplicate.mutate({ id: row.id }, { onSuccess: () => message.success(t('templates.duplicated')) })
          }
        />
      </Tooltip>
      <ConfirmButton
        danger
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('common.delete')} ${row.name}`}
        title={t('templates.deleteTitle', { name: row.name })}
        detail={t('templates.deleteDetail')}
        act={t('common.delete')}
        onConfirm={() => remove.mutateAsync({ id: row.id }).catch(() => undefined)}
      />
    </li>
  );
}

/** Templates, the last used first. */
export function TemplatesTab({ onEdit }: { onEdit: (target: Template | 'new') => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { q: typed, set } = useTemplatesStore();
  const q = useDebounced(typed).trim();
  const list = useQueryOf('templates.list', q === '' ? {} : { q }, { keep: true });
  const rows = list.data?.rows;
  return (
    <>
      <div className="toolbar">
        <Input.Search
          className="templates-search"
          allowClear
          maxLength={100}
          value={typed}
          placeholder={t('templates.search')}
          aria-label={t('common.search')}
          onChange={(event) => set({ q: event.target.value })}
        />
      </div>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      {list.isPending && <Skeleton active />}
      {rows && (
        <section className="panel templates-panel">
          {rows.length === 0 &&
            (q === '' ? (
              <EmptyHint
                title={t('templates.empty')}
                hint={t('templates.emptyHint')}
                action={
                  <Button type="primary" onClick={() => onEdit('new')}>
                    {t('templates.add')}
                  </Button>
                }
              />
            ) : (
              <EmptyHint title={t('common.nothingFound')} hint={t('common.nothingFoundHint')} />
            ))}
          <ul className="template-list">
            {rows.map((row) => (
              <TemplateRow key={row.id} row={row} onEdit={() => onEdit(row)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
