import { Checkbox, Form, Input, InputNumber, Select, TimePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import { billing, type Descriptor, largestRequest } from '../../../shared/contract/channels.ts';
import { parseYuan } from '../../../shared/domain/money.ts';
import { type ChannelValues, isOrdered } from './form-values.ts';

const MOST_PRICE = 10_000;

/** Speed, batches, hours. */
export function SendingFields({ descriptor }: { descriptor: Descriptor }) {
  const { t } = useTranslation();
  const ownWindow = Form.useWatch<boolean>('ownWindow');
  const needed = { required: true, message: t('channels.form.required') };
  return (
    <>
      <h2 className="drawer-heading">{t('channels.form.sending')}</h2>
      <div className="form-two">
        {/* devices with a screen of their own have their pace there */}
        {!descriptor.ownScreen && (
          <>
            <Form.Item name="rate" label={t('channels.form.rate')} extra={t('channels.form.rateHint')} rules={[needed]}>
              <InputNumber className="wide" min={0} max={5000} />
            </Form.Item>
            <Form.Item name="burst" label={t('channels.form.burst')} rules={[needed]}>
              <InputNumber className="wide" min={1} max={1000} precision={0} />
            </Form.Item>
            <Form.Item
              name="batch"
              label={t('channels.form.batch')}
              extra={t('channels.form.batchHint', { max: largestRequest(descriptor) })}
              rules={[needed]}
            >
              <InputNumber className="wide" min={1} max={largestRequest(descriptor)} precision={0} />
            </Form.Item>
          </>
        )}
        <Form.Item name="dailyCap" label={t('channels.form.dailyCap')} extra={t('channels.form.dailyCapHint')}>
          <InputNumber className="wide" min={1} precision={0} placeholder={t('common.optional')} />
        </Form.Item>
      </div>
      <Form.Item
        name="optOut"
        label={t('channels.form.optOut')}
        extra={t('channels.form.optOutHint')}
        rules={[{ required: true, whitespace: true, message: t('channels.form.optOutNeeded') }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="ownWindow"
        valuePropName="checked"
        label={t('channels.form.window')}
        extra={t('channels.form.windowOwnHint')}
      >
        <Checkbox>{t('channels.form.windowOwn')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="window"
        hidden={!ownWindow}
        rules={[
          {
            validator: async (_, value: ChannelValues['window']) => {
              if (ownWindow && !isOrdered(value)) throw new Error(t('channels.form.windowOrder'));
            },
          },
        ]}
      >
        <TimePicker.RangePicker
          format="HH:mm"
          minuteStep={5}
          order={false}
          allowClear={false}
          aria-label={t('channels.form.window')}
        />
      </Form.Item>
      <Form.Item name="quiet" label={t('care.quiet')} extra={t('care.quietOwnHint')}>
        <TimePicker.RangePicker format="HH:mm" minuteStep={5} order={false} aria-label={t('care.quiet')} />
      </Form.Item>
    </>
  );
}

/** What a 条 costs, and whether a failed one comes back. */
export function MoneyFields() {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="drawer-heading">{t('channels.form.money')}</h2>
      <div className="form-two">
        <Form.Item
          name="price"
          label={t('channels.form.price')}
          rules={[
            {
              validator: async (_, value: string) => {
                const li = parseYuan(value ?? '');
                if (li === null || li < 0 || li > MOST_PRICE) throw new Error(t('channels.form.priceWrong'));
              },
            },
          ]}
        >
          <Input prefix="¥" maxLength={10} inputMode="decimal" />
        </Form.Item>
        <Form.Item name="billing" label={t('channels.form.billing')}>
          <Select options={billing.options.map((value) => ({ value, label: t(`channels.form.billings.${value}`) }))} />
        </Form.Item>
      </div>
    </>
  );
}
