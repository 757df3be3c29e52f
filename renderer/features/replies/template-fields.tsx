import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Input as Asked } from '../../../shared/contract/contract.ts';
import { useQueryOf } from '../../api/hooks.ts';

type Chosen = NonNullable<Asked<'replies.quote'>['template']>;

interface TemplateFieldsProps {
  channelId: number;
  value: Chosen | null;
  onChange: (value: Chosen | null) => void;
}

/** On a channel that sends templates only: one of the approved ones, and what fills it. */
export function TemplateFields({ channelId, value, onChange }: TemplateFieldsProps) {
  const { t } = useTranslation();
  const catalog = useQueryOf('channels.catalog.get', { id: channelId }).data;
  const approved = catalog?.templates.filter(({ review }) => review === 'approved') ?? [];
  const chosen = approved.find(({ templateId }) => templateId === value?.templateId);
  const choose = (templateId: string) => {
    const variables = approved.find((one) => one.templateId === templateId)?.variables ?? [];
    onChange({ templateId, mapping: variables.map((variable) => ({ variable, field: '', fallback: '' })) });
  };
  const fill = (variable: string, fallback: string) => {
    if (value === null) return;
    const mapping = value.mapping.map((one) => (one.variable === variable ? { ...one, fallback } : one));
    onChange({ ...value, mapping });
  };
  if (catalog !== undefined && approved.length === 0) return <p className="muted">{t('replies.box.noTemplate')}</p>;
  return (
    <div className="reply-template">
      <p className="muted">{t('replies.box.template')}</p>
      <Select
        className="replies-wide"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('replies.box.chooseTemplate')}
        placeholder={t('replies.box.chooseTemplate')}
        value={value?.templateId ?? null}
        onChange={choose}
        options={approved.map((one) => ({ value: one.templateId, label: `${one.name}：${one.body}` }))}
      />
      {chosen?.variables.map((variable) => (
        <Input
          key={variable}
          aria-label={t('replies.box.variable', { name: variable })}
          placeholder={t('replies.box.variable', { name: variable })}
          maxLength={100}
          value={value?.mapping.find((one) => one.variable === variable)?.fallback ?? ''}
          onChange={(event) => fill(variable, event.target.value)}
        />
      ))}
    </div>
  );
}
