import { Checkbox, Form, type FormInstance, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ConfigField } from './config-field.tsx';
import { EndingsTable } from './endings-table.tsx';
import { type ChannelValues, valuesOf } from './form-values.ts';
import { MoneyFields, SendingFields } from './options-fields.tsx';

interface ChannelFormProps {
  form: FormInstance<ChannelValues>;
  descriptor: Descriptor;
  channel: Channel | null;
  onSubmit: (values: ChannelValues) => void;
}

/** Drawn from the provider's description; the options are the same for every provider. */
export function ChannelForm({ form, descriptor, channel, onSubmit }: ChannelFormProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const title = loose('provider', descriptor.title);
  useEffect(() => {
    form.setFieldsValue(valuesOf(channel, descriptor, title));
  }, [form, channel, descriptor, title]);
  const storedOf = (key: string) => {
    const stored = channel?.config[key];
    return typeof stored === 'string' ? stored : null;
  };
  const accountForm = (
    <>
      <h2 className="drawer-heading">
        {descriptor.simulated ? t('channels.form.practice') : t('channels.form.account')}
      </h2>
      <div className={descriptor.simulated ? 'form-two' : undefined}>
        {descriptor.fields.map((field) => (
          <ConfigField
            key={field.key}
            field={field}
            stored={field.kind === 'secret' ? storedOf(field.key) : null}
            channelId={channel?.id ?? null}
          />
        ))}
      </div>
    </>
  );
  return (
    <Form
      form={form}
      layout="vertical"
      // what is not shown stays as it is
      onFinish={(values) => onSubmit({ ...valuesOf(channel, descriptor, title), ...values })}
      requiredMark={false}
    >
      <Form.Item
        name="name"
        label={t('channels.form.name')}
        rules={[{ required: true, whitespace: true, message: t('channels.form.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {!descriptor.ownScreen && accountForm}
      {descriptor.simulated && <EndingsTable />}
      <SendingFields descriptor={descriptor} />
      <MoneyFields />
      <Form.Item name="isDefault" valuePropName="checked">
        <Checkbox disabled={channel?.isDefault}>{t('channels.form.isDefault')}</Checkbox>
      </Form.Item>
    </Form>
  );
}
