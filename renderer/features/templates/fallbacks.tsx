import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Binding } from '../../../shared/contract/templates.ts';
import { defaultField, FIELD_LABELS } from '../../../shared/domain/template.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { useCustomFields } from '../../ui/variable-chips.tsx';

interface FallbacksProps {
  variables: readonly string[];
  value?: Binding[];
  onChange?: (bindings: Binding[]) => void;
}

export const bindingOf = (bindings: readonly Binding[], name: string): Binding =>
  bindings.find((binding) => binding.name === name) ?? { name, field: defaultField(name), fallback: '' };

/** One line a variable: where it comes from, and what stands in where a contact has nothing. */
export function Fallbacks({ variables, value = [], onChange }: FallbacksProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const custom = useCustomFields();
  const known = (field: string) => field in FIELD_LABELS || custom.includes(field.replace(/^custom:/, ''));
  const change = (name: string, fallback: string) =>
    onChange?.([...value.filter((one) => one.name !== name), { ...bindingOf(value, name), fallback }]);
  return (
    <ul className="fallbacks">
      {variables.map((name) => {
        const { field, fallback } = bindingOf(value, name);
        return (
          <li key={name}>
            <strong>{`{${name}}`}</strong>
            <Input
              size="small"
              maxLength={100}
              value={fallback}
              placeholder={t('templates.fallback')}
              aria-label={t('templates.fallbackOf', { name })}
              onChange={(event) => change(name, event.target.value)}
            />
            <span className="muted">
              {known(field)
                ? t('templates.fills', { field: fieldName(field) })
                : t('templates.noCustom', { name: fieldName(field) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
