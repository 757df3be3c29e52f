import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts } from '../../../shared/contract/costs.ts';
import { codeOf } from '../../api/call-error.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { PackageRows, TierRows } from './price-rows.tsx';
import { type RuleValues, rulesOf, valuesOf } from './rule-values.ts';

/** Failures a carrier reports; what the app or the provider refused is never charged. */
const FAILURES = [
  'number_dead',
  'suspended',
  'unreachable',
  'expired',
  'handset',
  'blacklist',
  'unsub',
  'content',
  'freq',
  'network',
  'route',
  'rejected',
  'unknown',
] as const;
const BILLINGS = ['delivered', 'submitted', 'mixed'] as const;
const LIMITS = ['warnBelow', 'stopBelow', 'capDay', 'capMonth'] as const;

/** Prices, billing, alarms and caps of one channel. */
export function RulesDrawer({ channel, onClose }: { channel: ChannelCosts; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const loose = useLooseText();
  const save = useCall('costs.rules.save', { handled: 'all' });
  const [form] = Form.useForm<RuleValues>();
  const [wrong, setWrong] = useState<string | null>(null);
  const billing = Form.useWatch('billing', form) ?? channel.billing;
  const unit = channel.balance?.kind === 'parts' ? t('costs.rules.unitParts') : t('costs.rules.unitMoney');

  const submit = async (values: RuleValues) => {
    const rules = rulesOf(values, channel);
    if (rules === null) return setWrong(t('costs.rules.wrong.number'));
    try {
      await save.mutateAsync({ channelId: channel.channelId, billing: values.billing, rules });
    } catch (error) {
      const { problem } = (error as { data?: { problem?: string } }).data ?? {};
      const told = codeOf(error) === 'RULES_INVALID' && problem !== undefined;
      return setWrong(told ? loose('costs.rules.wrong', problem) : errorText(error));
    }
    message.success(t('costs.rules.saved'));
    onClose();
  };

  return (
    <Drawer
      open
      size={640}
      title={t('costs.rules.title', { name: channel.name })}
      onClose={onClose}
      footer={
        <div className="drawer-footer">
          <span className="push" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('common.save')}
          </Button>
        </div>
      }
    >
      {wrong !== null && <Alert type="error" showIcon className="spaced" title={wrong} />}
      <Form
        name="costs-rules"
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={valuesOf(channel)}
        requiredMark={false}
      >
        <Form.Item name="billing" label={t('costs.rules.billing')} extra={t('costs.rules.billingHint')}>
          <Select options={BILLINGS.map((value) => ({ value, label: t(`costs.billing.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="chargedFailures"
          hidden={billing !== 'mixed'}
          label={t('costs.rules.charged')}
          extra={t('costs.rules.chargedHint')}
        >
          <Select
            mode="multiple"
            options={FAILURES.map((value) => ({ value, label: t(`carrier.category.${value}`) }))}
          />
        </Form.Item>
        <h3>{t('costs.rules.tiers')}</h3>
        <TierRows />
        <h3>{t('costs.rules.packages')}</h3>
        <p className="muted">{t('costs.rules.packagesHint')}</p>
        <PackageRows />
        <h3>{t('costs.rules.alarms')}</h3>
        {LIMITS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`costs.rules.${name}`)}
            extra={name === 'capMonth' ? t('costs.rules.capHint') : undefined}
          >
            <Input
              inputMode="decimal"
              maxLength={14}
              autoComplete="off"
              suffix={name === 'warnBelow' || name === 'stopBelow' ? unit : t('costs.rules.unitMoney')}
            />
          </Form.Item>
        ))}
      </Form>
    </Drawer>
  );
}
