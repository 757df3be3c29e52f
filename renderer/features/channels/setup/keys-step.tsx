import { Button, Collapse, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor, FormField } from '../../../../shared/contract/channels.ts';
import { useQueryOf } from '../../../api/hooks.ts';
import { useLooseText } from '../../../i18n/loose-text.ts';
import { goTo } from '../../../ui/navigation.ts';
import { ConfigField } from '../config-field.tsx';
import { EndingsTable } from '../endings-table.tsx';
import { type ChannelValues, valuesOf } from '../form-values.ts';
import { ProviderAbout } from '../provider-about.tsx';
import { useSaveChannel } from '../use-save-channel.ts';

interface KeysStepProps {
  descriptor: Descriptor;
  /** null while it is new */
  channel: Channel | null;
  onSaved: (channel: Channel) => void;
}

/** What a newcomer must look at; the rest has defaults that fit. A definition may ask for any of the keys. */
function isBasic(field: FormField, defined: boolean): boolean {
  if (field.kind === 'json' || (field.required && field.default === null)) return true;
  return field.key === 'isApiKey' || (defined && field.default === null);
}

/** A name nobody has taken yet: 云片, 云片 2 … */
function freeName(title: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!taken.has(name)) return name;
  }
}

/** The account and its keys; saved, then checked. */
export function KeysStep({ descriptor, channel, onSaved }: KeysStepProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const [form] = Form.useForm<ChannelValues>();
  const { save, saving } = useSaveChannel(form);
  const channels = useQueryOf('channels.list', {}).data?.rows;
  const title = loose('provider', descriptor.title);
  const name = freeName(title, new Set(channels?.map((row) => row.name)));
  useEffect(() => {
    form.setFieldsValue(valuesOf(channel, descriptor, name));
  }, [form, channel, descriptor, name]);
  const submit = async () => {
    // what this form does not show is kept as it was set above
    const saved = await save(form.getFieldsValue(true) as ChannelValues, descriptor, channel);
    if (saved) onSaved(saved);
  };
  const stored = (key: string) => {
    const value = channel?.config[key];
    return typeof value === 'string' ? value : null;
  };
  const draw = (field: FormField) => (
    <ConfigField
      key={field.key}
      field={field}
      stored={field.kind === 'secret' ? stored(field.key) : null}
      channelId={channel?.id ?? null}
    />
  );
  const defined = descriptor.fields.some(({ kind }) => kind === 'json');
  const basic = descriptor.simulated ? [] : descriptor.fields.filter((field) => isBasic(field, defined));
  const more = descriptor.fields.filter((field) => !basic.includes(field));
  return (
    <Form form={form} layout="vertical" onFinish={submit} requiredMark={false} className="setup-keys">
      <ProviderAbout descriptor={descriptor} />
      <Form.Item
        name="name"
        label={t('channels.form.name')}
        rules={[{ required: true, whitespace: true, message: t('channels.form.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {basic.map(draw)}
      {more.length > 0 && (
        <Collapse
          ghost
          items={[{ key: 'more', forceRender: true, label: t('channels.setup.more'), children: more.map(draw) }]}
        />
      )}
      {descriptor.simulated && <EndingsTable />}
      <div className="setup-foot">
        <Button onClick={() => (channel ? goTo('setup', channel.id) : goTo('setup'))}>
          {t('channels.setup.previous')}
        </Button>
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('channels.setup.saveAndCheck')}
        </Button>
      </div>
    </Form>
  );
}
