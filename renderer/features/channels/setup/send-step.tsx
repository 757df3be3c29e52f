import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Channel, Descriptor } from '../../../../shared/contract/channels.ts';
import type { Draft } from '../../../../shared/contract/compose.ts';
import { formatYuan } from '../../../../shared/domain/money.ts';
import { parseNumber } from '../../../../shared/domain/phone.ts';
import { CallError } from '../../../api/call-error.ts';
import { useCall, useQueryOf } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useLooseText } from '../../../i18n/loose-text.ts';
import { goTo } from '../../../ui/navigation.ts';
import { EMPTY_CATALOG, TemplateValues } from './template-values.tsx';
import { WatchMessage } from './watch-message.tsx';

interface SendStepProps {
  descriptor: Descriptor;
  channel: Channel;
}

interface Values {
  number: string;
  signature: string;
  body: string;
  templateId: string | undefined;
  values: Record<string, string>;
}

/** The message to oneself as a draft: free text, or an approved template with the values typed here. */
function draftOf({ id }: Channel, catalog: Catalog, name: string, values: Values): Partial<Draft> {
  const { signature, body, templateId } = values;
  const template = catalog.templates.find((row) => row.templateId === templateId);
  const mapping = (template?.variables ?? []).map((variable) => ({
    variable,
    field: '',
    fallback: values.values?.[variable] ?? '',
  }));
  return {
    name,
    kind: 'notice',
    channelId: id,
    signature: (signature ?? '').trim(),
    body: template ? '' : (body ?? ''),
    providerTemplate: template ? { channelId: id, templateId: template.templateId, mapping } : null,
  };
}

/** 发一条给自己: the one check that leaves nothing open. */
export function SendStep({ descriptor, channel }: SendStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const loose = useLooseText();
  const [form] = Form.useForm<Values>();
  const settings = useQueryOf('settings.get', {}).data;
  const own = useQueryOf('signatures.list', {}).data?.rows;
  const catalog = useQueryOf('channels.catalog.get', { id: channel.id }, { enabled: descriptor.catalog }).data;
  const send = useCall('compose.sendToMyself', { handled: 'all' });
  const remember = useCall('settings.set');
  const [sent, setSent] = useState<number | null>(null);
  const known = catalog ?? EMPTY_CATALOG;
  const approved = known.signatures.filter(({ review }) => review === 'approved').map(({ text }) => text);
  const byTemplate = descriptor.content === 'template';
  const signature = approved[0] ?? own?.find(({ isDefault }) => isDefault)?.text ?? '';
  const ready = settings !== undefined && own !== undefined && (!descriptor.catalog || catalog !== undefined);

  const submit = async (values: Values) => {
    const { number } = parseNumber(values.number);
    if (number === null) return;
    const name = t('channels.setup.testName', { name: channel.name }).slice(0, 60);
    const made = await send.mutateAsync({ draft: draftOf(channel, known, name, values), number }).catch(() => null);
    if (!made) return;
    setSent(made.campaignId);
    if (number !== settings?.myNumber) remember.mutate({ myNumber: number });
  };
  /** what is wrong with the text has words of its own */
  const refusal = (error: unknown): string => {
    const problem = error instanceof CallError ? error.data.problem : undefined;
    return typeof problem === 'string' && error instanceof CallError
      ? loose('problem', problem, { ...error.data })
      : errorText(error);
  };
  if (!ready) return null;
  const needed = { required: true, whitespace: true, message: t('channels.form.required') };
  return (
    <div className="setup-send">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ number: settings.myNumber ?? '', signature, body: t('channels.setup.testBody') }}
      >
        <p className="muted">{t(channel.simulated ? 'channels.setup.sendLeadPractice' : 'channels.setup.sendLead')}</p>
        <Form.Item
          name="number"
          label={t('channels.setup.number')}
          rules={[
            {
              validator: async (_, value: string) => {
                if (parseNumber(value ?? '').number === null) throw new Error(t('channels.setup.numberWrong'));
              },
            },
          ]}
        >
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
        <Form.Item
          name="signature"
          label={t('channels.setup.signature')}
          extra={t(descriptor.catalog ? 'channels.setup.signatureApproved' : 'channels.setup.signatureHint')}
          rules={descriptor.signatureMin > 0 ? [needed] : []}
        >
          {approved.length > 0 ? (
            <Select options={approved.map((text) => ({ value: text, label: `【${text}】` }))} />
          ) : (
            <Input maxLength={descriptor.signatureMax} />
          )}
        </Form.Item>
        {byTemplate ? (
          <TemplateValues catalog={known} form={form} channelId={channel.id} />
        ) : (
          <Form.Item name="body" label={t('channels.setup.body')} rules={[needed]}>
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        )}
        {send.error && (
          <p className="provider-lack" role="alert">
            {refusal(send.error)}
          </p>
        )}
        <div className="setup-foot">
          <Button onClick={() => goTo('setup', channel.id)}>{t('channels.setup.previous')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('channels.setup.send', { price: formatYuan(channel.options.price) })}
          </Button>
        </div>
      </Form>
      <WatchMessage campaignId={sent} descriptor={descriptor} channel={channel} />
    </div>
  );
}
