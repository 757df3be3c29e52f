import { Button, Drawer, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/templates.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useDraftStore } from './draft-store.ts';

/** Templates, the last used first; choosing one replaces body, variables and kind. */
export function TemplateDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed).trim();
  const list = useQueryOf('templates.list', q === '' ? {} : { q }, { enabled: open, keep: true });
  const update = useDraftStore((state) => state.update);
  const rows = [...(list.data?.rows ?? [])].sort((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0));

  const apply = ({ id, body, bindings, kind }: Template) => {
    update({ templateId: id, body, bindings, kind });
    onClose();
  };

  return (
    <Drawer open={open} onClose={onClose} size={440} title={t('composer.template.title')}>
      <Input.Search
        allowClear
        value={typed}
        maxLength={100}
        placeholder={t('composer.template.search')}
        aria-label={t('common.search')}
        onChange={(event) => setTyped(event.target.value)}
      />
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && (
        <EmptyHint
          title={q === '' ? t('composer.template.none') : t('common.nothingFound')}
          hint={q === '' ? t('composer.template.noneHint') : undefined}
          action={q === '' ? <Button onClick={() => goTo('templates')}>{t('composer.template.manage')}</Button> : null}
        />
      )}
      <ul className="composer-templates">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => apply(row)}>
              <span className="composer-template-head">
                <strong className="ellipsis">{row.name}</strong>
                <Tag>{t(`kind.${row.kind}`)}</Tag>
                <span className="muted">
                  {row.lastUsedAt === null
                    ? t('composer.template.unused')
                    : t('composer.template.used', { time: formatMoment(row.lastUsedAt) })}
                </span>
              </span>
              <span className="composer-template-body">{row.body}</span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
