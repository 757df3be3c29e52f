import { Input } from 'antd';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { insertText } from '../../ui/insert-text.ts';
import { VariableChips } from '../../ui/variable-chips.tsx';

const LONGEST = 2000;

interface BodyEditorProps {
  value?: string;
  onChange?: (body: string) => void;
  id?: string;
}

/** The text with its variable chips; a field of the form. */
export function BodyEditor({ value = '', onChange, id }: BodyEditorProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const insert = useCallback((name: string) => {
    const field = box.current?.querySelector('textarea');
    if (field) insertText(field, `{${name}}`);
  }, []);
  return (
    <div ref={box}>
      <Input.TextArea
        id={id}
        rows={5}
        value={value}
        maxLength={LONGEST}
        placeholder={t('templates.bodyPlaceholder')}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <VariableChips onInsert={insert} />
    </div>
  );
}
