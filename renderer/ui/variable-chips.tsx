import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../shared/domain/template.ts';
import { useQueryOf } from '../api/hooks.ts';
import { useFieldName } from './use-field-name.ts';

const FIELDS = Object.entries(FIELD_LABELS);
const NO_FIELDS: readonly string[] = [];

export const useCustomFields = (): readonly string[] =>
  useQueryOf('contacts.customFields', {}).data?.fields ?? NO_FIELDS;

/** One click writes the variable where the caret stands. */
export const VariableChips = memo(function VariableChips({ onInsert }: { onInsert: (name: string) => void }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const custom = useCustomFields();
  return (
    <div className="variable-chips">
      <span className="muted">{t('composer.content.insert')}</span>
      {FIELDS.map(([field, name]) => (
        <Button key={field} size="small" title={`{${name}}`} onClick={() => onInsert(name)}>
          {fieldName(field)}
        </Button>
      ))}
      {custom.map((name) => (
        <Button key={`custom:${name}`} size="small" title={`{${name}}`} onClick={() => onInsert(name)}>
          {name}
        </Button>
      ))}
    </div>
  );
});
