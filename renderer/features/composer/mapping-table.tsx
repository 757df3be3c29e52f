import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VariableMapping } from '../../../shared/contract/channels.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { useDraftStore } from './draft-store.ts';
import { useChosenTemplate } from './provider-template.ts';
import { useRules } from './use-rules.ts';
import { useFields, VariableTable } from './variable-table.tsx';

/** Always the same words, whoever reads them. */
const FIXED = '';

/** What each of the template's variables is filled from, named or by position. */
export function MappingTable() {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const fields = useFields();
  const { channel, descriptor } = useRules();
  const { template, mapping } = useChosenTemplate();
  const update = useDraftStore((state) => state.update);
  if (!template || !channel || template.variables.length === 0) return null;
  const of = (variable: string): VariableMapping =>
    mapping.find((one) => one.variable === variable) ?? { variable, field: FIXED, fallback: '' };
  const set = (variable: string, patch: Partial<VariableMapping>) =>
    update({
      providerTemplate: {
        channelId: channel.id,
        templateId: template.templateId,
        mapping: template.variables.map((one) => (one === variable ? { ...of(one), ...patch } : of(one))),
      },
    });
  const most = descriptor?.variableMax ?? null;
  return (
    <div className="composer-bindings">
      <VariableTable words={t('composer.provider.words')}>
        {template.variables.map((variable) => {
          const { field, fallback } = of(variable);
          const known = field === FIXED || fields.includes(field);
          const open = field === FIXED && fallback.trim() === '';
          return (
            <tr key={variable}>
              <th scope="row">{`{${variable}}`}</th>
              <td>
                <Select
                  className="wide"
                  size="small"
                  aria-label={t('composer.bindings.fieldOf', { name: variable })}
                  value={field}
                  options={[
                    { value: FIXED, label: t('composer.provider.fixed') },
                    ...(known ? fields : [...fields, field]).map((id) => ({ value: id, label: fieldName(id) })),
                  ]}
                  status={known ? undefined : 'error'}
                  onChange={(value) => set(variable, { field: value })}
                />
              </td>
              <td>
                <Input
                  size="small"
                  maxLength={Math.min(100, most ?? 100)}
                  value={fallback}
                  status={open ? 'error' : undefined}
                  aria-label={t('composer.provider.wordsOf', { name: variable })}
                  placeholder={t(
                    field === FIXED ? 'composer.provider.fixedPlaceholder' : 'composer.bindings.fallbackPlaceholder',
                  )}
                  onChange={({ target }) => set(variable, { fallback: target.value })}
                />
              </td>
            </tr>
          );
        })}
      </VariableTable>
      <p className="muted composer-note">
        {most === null ? t('composer.provider.rules') : t('composer.provider.rulesMax', { max: most })}
      </p>
    </div>
  );
}
