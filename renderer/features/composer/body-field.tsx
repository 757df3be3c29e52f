import { FileTextOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { insertText } from '../../ui/insert-text.ts';
import { VariableChips } from '../../ui/variable-chips.tsx';
import { useDraftStore } from './draft-store.ts';
import { SaveTemplate } from './save-template.tsx';
import { TemplateDrawer } from './template-drawer.tsx';

const LONGEST = 2000;

export function BodyField() {
  const { t } = useTranslation();
  const body = useDraftStore((state) => state.draft.body);
  const update = useDraftStore((state) => state.update);
  const [picking, setPicking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const insert = useRef((name: string) => {
    const field = box.current?.querySelector('textarea');
    if (field) insertText(field, `{${name}}`);
  }).current;

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
      <Input.TextArea
        id="composer-text"
        rows={5}
        value={body}
        maxLength={LONGEST}
        placeholder={t('composer.content.bodyPlaceholder')}
        onChange={(event) => update({ body: event.target.value })}
      />
      <VariableChips onInsert={insert} />
      <TemplateDrawer open={picking} onClose={() => setPicking(false)} />
    </div>
  );
}
