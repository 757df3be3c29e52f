import { App, Checkbox, Form, Input, Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature } from '../../../shared/contract/templates.ts';
import { checkSignature } from '../../../shared/domain/signature.ts';
import { codeOf } from '../../api/call-error.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ProblemLines } from './problem-lines.tsx';

interface Values {
  text: string;
  remark: string;
  isDefault: boolean;
}

const EMPTY: Values = { text: '', remark: '', isDefault: false };

/** Copied from a console the brackets often come along. */
const bare = (text: string) => text.trim().replace(/^【/, '').replace(/】$/, '');

/** The widest limits any provider allows block; a single provider's limits are told. */
function useLimits() {
  const rows = useQueryOf('channels.providers', {}).data?.rows ?? [];
  return {
    providers: rows,
    min: Math.min(2, ...rows.map((row) => row.signatureMin)),
    max: Math.max(8, ...rows.map((row) => row.signatureMax)),
  };
}

export function SignatureDialog({ target, onClose }: { target: Signature | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const loose = useLooseText();
  const { providers, min, max } = useLimits();
  const [form] = Form.useForm<Values>();
  const save = useCall('signatures.save', { handled: ['NAME_EXISTS', 'SIGNATURE_INVALID'] });
  const signature = target === 'new' ? null : target;
  const text = bare(Form.useWatch('text', form) ?? '');
  const problems = text === '' ? [] : checkSignature(text, { min, max });
  const limits = providers
    .map((row) =>
      t('templates.signatures.limit', {
        name: loose('provider', row.title),
        min: row.signatureMin,
        max: row.signatureMax,
      }),
    )
    .join(' · ');

  useEffect(() => {
    if (target === null) return;
    form.resetFields();
    form.setFieldsValue(signature ?? EMPTY);
  }, [target, signature, form]);

  const submit = async (values: Values) => {
    try {
      await save.mutateAsync({
        ...values,
        text: bare(values.text),
        remark: values.remark ?? '',
        ...(signature ? { id: signature.id } : {}),
      });
    } catch (error) {
      const code = codeOf(error);
      if (code === 'NAME_EXISTS' || code === 'SIGNATURE_INVALID')
        form.setFields([{ name: 'text', errors: [errorText(error)] }]);
      return;
    }
    message.success(t('common.saved'));
    onClose();
  };

  return (
    <Modal
      open={target !== null}
      title={signature ? t('templates.signatures.edit') : t('templates.signatures.add')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: text === '' || problems.some(({ severity }) => severity === 'block') }}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false} initialValues={EMPTY}>
        <Form.Item
          name="text"
          label={t('templates.signatures.text')}
          extra={t('templates.signatures.limits', { channels: limits })}
        >
          <Input prefix="【" suffix="】" maxLength={40} placeholder={t('templates.signatures.textPlaceholder')} />
        </Form.Item>
        <ProblemLines problems={problems} />
        <Form.Item name="remark" label={t('templates.signatures.remark')}>
          <Input maxLength={200} placeholder={t('templates.signatures.remarkPlaceholder')} />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked" extra={t('templates.signatures.defaultHint')}>
          <Checkbox>{t('templates.signatures.isDefault')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
