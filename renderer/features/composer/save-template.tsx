import { App, Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { useDraftStore } from './draft-store.ts';

/** Keeps what was written for the next time. */
export function SaveTemplate() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const empty = useDraftStore((state) => state.draft.body.trim() === '');
  const save = useCall('templates.save');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');

  const keep = async () => {
    if (name.trim() === '') return;
    const { kind, body, bindings } = useDraftStore.getState().draft;
    const made = await save.mutateAsync({ name, kind, body, bindings }).catch(() => null);
    if (!made) return;
    useDraftStore.getState().update({ templateId: made.id });
    setOpen(false);
    setName('');
    message.success(t('composer.template.saved', { name: made.name }));
  };

  return (
    <Popover
      trigger="click"
      open={open && !empty}
      onOpenChange={setOpen}
      content={
        <Space.Compact>
          <Input
            autoFocus
            value={name}
            maxLength={60}
            aria-label={t('composer.template.name')}
            placeholder={t('composer.template.name')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={keep}
          />
          <Button type="primary" loading={save.isPending} disabled={name.trim() === ''} onClick={keep}>
            {t('common.save')}
          </Button>
        </Space.Compact>
      }
    >
      <Button size="small" type="text" disabled={empty}>
        {t('composer.template.save')}
      </Button>
    </Popover>
  );
}
