import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { DefinitionField } from './definition/definition-field.tsx';

interface ConfigFieldProps {
  field: FormField;
  /** what is stored of a secret: `…` and its last four characters */
  stored: string | null;
  /** null while it is new */
  channelId: number | null;
}

function Control({ field, stored, channelId, ...control }: ConfigFieldProps & { id?: string }) {
  const { t } = useTranslation();
  switch (field.kind) {
    case 'int':
      return <InputNumber {...control} className="wide" min={field.min} max={field.max} precision={0} />;
    case 'boolean':
      return <Switch {...control} />;
    case 'choice':
      return <Select {...control} options={(field.choices ?? []).map((value) => ({ value, label: value }))} />;
    case 'secret': {
      const shown = stored === null ? '' : stored.replace(/^…/, '');
      const kept = shown === '' ? t('channels.form.secretStored') : t('channels.form.secretKept', { value: stored });
      return (
        <Input.Password {...control} autoComplete="new-password" placeholder={stored === null ? undefined : kept} />
      );
    }
    case 'json':
      return <DefinitionField {...control} channelId={channelId} />;
    case 'text':
    case 'url':
      return <Input {...control} maxLength={field.max ?? 500} />;
  }
}

/** One field of the provider's form, drawn from its description. */
export function ConfigField({ field, stored, channelId }: ConfigFieldProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const needed = field.required && stored === null && field.default === null;
  const hint = loose('provider.hint', field.label);
  return (
    <Form.Item
      name={['config', field.key]}
      label={loose('provider.field', field.label)}
      extra={hint === field.label ? undefined : hint}
      valuePropName={field.kind === 'boolean' ? 'checked' : 'value'}
      rules={[
        { required: needed, message: t('channels.form.required') },
        ...(field.kind === 'url' ? [{ pattern: /^https?:\/\/\S+$/, message: t('channels.form.invalid') }] : []),
      ]}
    >
      <Control field={field} stored={stored} channelId={channelId} />
    </Form.Item>
  );
}
