import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Binding } from '../../../shared/contract/templates.ts';
import { defaultField } from '../../../shared/domain/template.ts';
import { formatCount } from '../../ui/format.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { useDraftStore } from './draft-store.ts';
import { useVariables } from './live-text.tsx';
import { useTotals } from './use-totals.ts';
import { useFields, VariableTable } from './variable-table.tsx';

/** What fills each variable, and what stands in where a contact has nothing. */
export function BindingsTable() {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const variables = useVariables();
  const fields = useFields();
  const bindings = useDraftStore((state) => state.draft.bindings);
  const missing = useDraftStore((state) => state.draft.missing);
  const update = useDraftStore((state) => state.update);
  const { totals } = useTotals();
  if (variables.length === 0) return null;

  const blank = new Map<string | number | undefined, number>();
  for (const { key, data } of totals?.problems ?? [])
    if (key === 'variable_blank') blank.set(data.name, Number(data.recipients));
  const bindingOf = (name: string): Binding =>
    bindings.find((binding) => binding.name === name) ?? { name, field: defaultField(name), fallback: '' };
  const bind = (name: string, patch: Partial<Binding>) =>
    update({ bindings: [...bindings.filter((one) => one.name !== name), { ...bindingOf(name), ...patch }] });

  return (
    <div className="composer-bindings">
      <VariableTable words={t('composer.bindings.fallback')}>
        {variables.map((name) => {
          const { field, fallback } = bindingOf(name);
          const known = fields.includes(field);
          const blanks = blank.get(name) ?? 0;
          return (
            <tr key={name}>
              <th scope="row">{`{${name}}`}</th>
              <td>
                <Select
                  className="wide"
                  size="small"
                  aria-label={t('composer.bindings.fieldOf', { name })}
                  status={known ? undefined : 'error'}
                  value={known ? field : null}
                  placeholder={t('composer.bindings.choose')}
                  options={fields.map((id) => ({ value: id, label: fieldName(id) }))}
                  onChange={(value) => value && bind(name, { field: value })}
                />
              </td>
              <td>
                <Input
                  size="small"
                  maxLength={100}
                  value={fallback}
                  aria-label={t('composer.bindings.fallbackOf', { name })}
                  placeholder={
                    blanks > 0
                      ? t('composer.bindings.blanks', { value: formatCount(blanks) })
                      : t('composer.bindings.fallbackPlaceholder')
                  }
                  onChange={(event) => bind(name, { fallback: event.target.value })}
                />
              </td>
            </tr>
          );
        })}
      </VariableTable>
      <div className="composer-inline">
        <span id="composer-missing">{t('composer.bindings.missing')}</span>
        <Radio.Group
          aria-labelledby="composer-missing"
          value={missing}
          options={(['exclude', 'blank'] as const).map((value) => ({ value, label: t(`composer.bindings.${value}`) }))}
          onChange={(event) => update({ missing: event.target.value })}
        />
      </div>
    </div>
  );
}
