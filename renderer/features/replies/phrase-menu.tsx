import { DeleteOutlined, MessageOutlined } from '@ant-design/icons';
import { App, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useQueryOf } from '../../api/hooks.ts';

/** Saved phrases: pick one, keep what was written, drop one. */
export function PhraseMenu({ body, onPick }: { body: string; onPick: (text: string) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const rows = useQueryOf('replies.phrases', {}).data?.rows ?? [];
  const save = useCall('replies.savePhrases');
  const text = body.trim();
  const keep = () =>
    save.mutate({ rows: [...rows, text] }, { onSuccess: () => void message.success(t('replies.phrases.saved')) });
  const content = (
    <div className="phrases">
      {rows.length === 0 && <p className="muted">{t('replies.phrases.empty')}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row}>
            <Button
              type="text"
              className="phrase"
              onClick={() => {
                onPick(row);
                setOpen(false);
              }}
            >
              {row}
            </Button>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('replies.phrases.remove')}
              onClick={() => save.mutate({ rows: rows.filter((one) => one !== row) })}
            />
          </li>
        ))}
      </ul>
      <Button disabled={text === '' || rows.includes(text)} onClick={keep}>
        {t('replies.phrases.save')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={content} title={t('replies.phrases.title')}>
      <Button icon={<MessageOutlined />}>{t('replies.phrases.title')}</Button>
    </Popover>
  );
}
