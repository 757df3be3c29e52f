import { FileTextOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { memo, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { insertText } from '../../ui/insert-text.ts';
import { VariableChips } from '../../ui/variable-chips.tsx';
import { useDraftStore } from './draft-store.ts';
import { SaveTemplate } from './save-template.tsx';
import { TemplateDrawer } from './template-drawer.tsx';

const LONGEST = 2000;

export const BodyField = memo(function BodyField() {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const insert = useCallback((name: string) => {
    const field = box.current?.querySelector('textarea');
    if (field) insertText(field, `{${name}}`);
  }, []);

  return (
    <div className="composer-body" ref={box}>
      <div className="composer-body-head">
        <label className="composer-label" htmlFor="composer-text">
          {t('composer.content.body')}
        </label>
        <Button size="small" icon={<FileTextOutlined />} onClick={() => setPicking(true)}>
          {t('composer.content.useTemplate')}
        </Button>
        <SaveTemplate />
      </div>
      <BodyText />
      <VariableChips onInsert={insert} />
      <TemplateDrawer open={picking} onClose={() => setPicking(false)} />
    </div>
  );
});

/** On its own: a keystroke draws this, the counter and the phone, and nothing else. */
function BodyText() {
  const { t } = useTranslation();
  const body = useDraftStore((state) => state.draft.body);
  const update = useDraftStore((state) => state.update);
  return (
    <Input.TextArea
      id="composer-text"
      rows={5}
      value={body}
      maxLength={LONGEST}
      placeholder={t('composer.content.bodyPlaceholder')}
      onChange={(event) => update({ body: event.target.value })}
    />
  );
}
