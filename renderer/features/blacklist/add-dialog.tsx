import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/contract.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount } from '../../ui/format.ts';

type Refused = Output<'blacklist.add'>['invalid'];

interface Values {
  text: string;
  reason?: string;
  source: 'manual' | 'complaint';
  proof?: string;
}

/** Numbers typed or pasted; what is no number stays in sight, with its reason. */
export function AddDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const loose = useLooseText();
  const errorText = useErrorText();
  const add = useCall('blacklist.add', { handled: 'all' });
  const [form] = Form.useForm<Values>();
  const [refused, setRefused] = useState<Refused>([]);

  const close = () => {
    form.resetFields();
    setRefused([]);
    add.reset();
    onClose();
  };
  const submit = async ({ text, reason, source, proof }: Values) => {
    const values = { text, source, reason: reason?.trim() ?? '', proof: proof?.trim() ?? '' };
    const answer = await add.mutateAsync(values).catch(() => null);
    if (!answer) return;
    message.success(t('blacklist.added', { added: formatCount(answer.added), already: formatCount(answer.already) }));
    if (answer.invalid.length === 0) return close();
    setRefused(answer.invalid);
    form.setFieldValue('text', answer.invalid.map((row) => row.input).join('\n'));
  };

  return (
    <Modal
      open={open}
      title={t('blacklist.addTitle')}
      okText={t('blacklist.addAct')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      {add.error && <Alert type="error" showIcon title={errorText(add.error)} />}
      {refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('blacklist.invalid', { value: formatCount(refused.length) })}
          description={refused
            .slice(0, 5)
            .map((row) => `${row.input} · ${loose('import.reason', row.reason)}`)
            .join('\n')}
          className="lines"
        />
      )}
      <Form
        name="blacklist-add"
        form={form}
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        initialValues={{ source: 'manual' }}
      >
        <Form.Item
          name="text"
          label={t('blacklist.addLabel')}
          rules={[{ required: true, message: t('blacklist.addPlaceholder') }]}
        >
          <Input.TextArea rows={8} placeholder={t('blacklist.addPlaceholder')} />
        </Form.Item>
        <Form.Item name="source" label={t('blacklist.addSource')}>
          <Radio.Group
            options={(['manual', 'complaint'] as const).map((value) => ({
              value,
              label: t(`blacklistSource.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('blacklist.addReason')}>
          <Input maxLength={200} placeholder={t('blacklist.addReasonPlaceholder')} />
        </Form.Item>
        <Form.Item name="proof" label={t('blacklist.addProof')}>
          <Input maxLength={500} placeholder={t('blacklist.addProofPlaceholder')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
