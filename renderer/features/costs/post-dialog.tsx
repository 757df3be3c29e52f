import { Alert, App, Form, Input, Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { formatYuan, parseYuan } from '../../../shared/domain/money.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';

export interface Posted {
  kind: 'top_up' | 'adjustment';
  channel: ChannelCosts;
}
interface Values {
  amount: string;
  reason: string;
}

/** A top-up or an adjustment; the core says what is wrong with it, the dialog stays open. */
export function PostDialog({ target, onClose }: { target: Posted | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const post = useCall('costs.post', { handled: 'all' });
  const { reset } = post;
  const [form] = Form.useForm<Values>();
  const typed = parseYuan(Form.useWatch('amount', form) ?? '');
  const adjusting = target?.kind === 'adjustment';

  useEffect(() => {
    if (target === null) return;
    form.resetFields();
    reset();
  }, [target, form, reset]);

  const submit = async ({ amount, reason }: Values) => {
    const li = parseYuan(amount ?? '');
    if (target === null || li === null) return;
    const { kind, channel } = target;
    const answer = await post
      .mutateAsync({ channelId: channel.channelId, kind, amount: li, reason: reason?.trim() ?? '' })
      .catch(() => null);
    if (answer === null) return;
    message.success(t('costs.post.done'));
    onClose();
  };

  const amount = typed === null ? '' : formatYuan(typed);
  return (
    <Modal
      open={target !== null}
      title={t(adjusting ? 'costs.post.adjustment' : 'costs.post.topUp', { name: target?.channel.name ?? '' })}
      okText={t(adjusting ? 'costs.post.actAdjust' : 'costs.post.actTopUp', { amount })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: typed === null }}
      confirmLoading={post.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t(adjusting ? 'costs.post.adjustmentLead' : 'costs.post.topUpLead')}</p>
      {post.error && <Alert type="error" showIcon className="spaced" title={errorText(post.error)} />}
      <Form name="costs-post" form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item
          name="amount"
          label={t('costs.post.amount')}
          rules={[
            {
              validator: async (_, value: string | undefined) => {
                if (parseYuan(value ?? '') === null) throw new Error(t('costs.post.amountBad'));
              },
            },
          ]}
        >
          <Input inputMode="decimal" maxLength={16} prefix="¥" autoComplete="off" />
        </Form.Item>
        <Form.Item name="reason" label={t(adjusting ? 'costs.post.reason' : 'costs.post.note')}>
          <Input
            maxLength={200}
            placeholder={t(adjusting ? 'costs.post.reasonPlaceholder' : 'costs.post.notePlaceholder')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
