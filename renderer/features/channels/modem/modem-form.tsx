import {
  Alert,
  AutoComplete,
  Button,
  Checkbox,
  Form,
  type FormInstance,
  Input,
  InputNumber,
  Select,
  TimePicker,
} from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MODEM_DEFAULTS, type Modem, raisedLimits } from '../../../../shared/contract/modems.ts';
import { useQueryOf } from '../../../api/hooks.ts';
import { type ModemValues, minutesOf, valuesOf } from './modem-values.ts';
import { makerOf, sortPorts } from './port-name.ts';
import { ProbeResult, useProbe } from './probe.tsx';

const SPEEDS = [115_200, 9600, 19_200, 38_400, 57_600, 230_400, 460_800, 921_600];

/** Which port, at which speed; a port nobody uses may be asked at once. */
function PortFields({ form, isNew }: { form: FormInstance<ModemValues>; isNew: boolean }) {
  const { t } = useTranslation();
  const ports = useQueryOf('modems.ports', {}).data?.rows ?? [];
  const probe = useProbe();
  const path = Form.useWatch<string>('path', form) ?? '';
  return (
    <>
      <div className="form-two">
        <Form.Item
          name="path"
          label={t('modems.form.path')}
          extra={t('modems.form.pathHint')}
          rules={[{ required: true, whitespace: true, message: t('modems.form.pathNeeded') }]}
        >
          <AutoComplete
            maxLength={200}
            options={sortPorts(ports).map((port) => ({
              value: port.path,
              label: [makerOf(port), port.path].filter(Boolean).join(' · '),
            }))}
          />
        </Form.Item>
        <Form.Item name="baudRate" label={t('modems.form.baudRate')}>
          <Select options={SPEEDS.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
      {isNew && (
        <>
          <Button
            className="spaced-below"
            disabled={path.trim() === ''}
            loading={probe.isPending}
            onClick={() => probe.mutate({ path: path.trim(), baudRate: form.getFieldValue('baudRate') })}
          >
            {t('modems.form.probe')}
          </Button>
          <ProbeResult probe={probe} />
        </>
      )}
    </>
  );
}

function SimFields({ hasPin }: { hasPin: boolean }) {
  const { t } = useTranslation();
  const forget = Form.useWatch<boolean>('forgetPin');
  return (
    <div className="form-two">
      <Form.Item
        name="pin"
        label={t('modems.form.pin')}
        extra={t('modems.form.pinHint')}
        rules={[{ pattern: /^\d{4,8}$/, message: t('modems.pinWrong') }]}
      >
        <Input.Password
          maxLength={8}
          inputMode="numeric"
          autoComplete="new-password"
          disabled={forget}
          placeholder={hasPin ? t('modems.form.pinKept') : t('common.optional')}
        />
      </Form.Item>
      <Form.Item
        name="smsc"
        label={t('modems.form.smsc')}
        extra={t('modems.form.smscHint')}
        rules={[{ pattern: /^\+?\d{0,20}$/, message: t('modems.form.smscWrong') }]}
      >
        <Input maxLength={21} inputMode="tel" placeholder={t('common.optional')} />
      </Form.Item>
      {hasPin && (
        <Form.Item name="forgetPin" valuePropName="checked">
          <Checkbox>{t('modems.form.pinForget')}</Checkbox>
        </Form.Item>
      )}
    </div>
  );
}

const CAPS = [
  ['pace', 60],
  ['hourCap', 2000],
  ['dayCap', 20_000],
] as const;

/** A raised limit shows at once what the operators publish. */
function LimitFields({ form }: { form: FormInstance<ModemValues> }) {
  const { t } = useTranslation();
  const pace = Form.useWatch<number | null>('pace', form) ?? MODEM_DEFAULTS.pace;
  const hourCap = Form.useWatch<number | null>('hourCap', form) ?? MODEM_DEFAULTS.hourCap;
  const dayCap = Form.useWatch<number | null>('dayCap', form) ?? MODEM_DEFAULTS.dayCap;
  return (
    <>
      <h2 className="drawer-heading">{t('modems.form.limits')}</h2>
      <p className="muted">{t('modems.form.limitsHint')}</p>
      <div className="modem-caps">
        {CAPS.map(([name, max]) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`modems.form.${name}`)}
            rules={[{ required: true, message: t('modems.form.required') }]}
          >
            <InputNumber className="wide" min={1} max={max} precision={0} />
          </Form.Item>
        ))}
      </div>
      {raisedLimits({ pace, hourCap, dayCap }).map((warning) => (
        <Alert key={warning} type="warning" showIcon className="spaced" title={t(`modem.warning.${warning}`)} />
      ))}
    </>
  );
}

function QuietFields({ form }: { form: FormInstance<ModemValues> }) {
  const { t } = useTranslation();
  const on = Form.useWatch<boolean>('quietOn', form);
  const differ = async (_: unknown, [from, to]: ModemValues['quiet']) => {
    if (on && minutesOf(from) === minutesOf(to)) throw new Error(t('modems.form.quietSame'));
  };
  return (
    <>
      <Form.Item
        name="quietOn"
        valuePropName="checked"
        label={t('modems.form.quiet')}
        extra={t('modems.form.quietHint')}
      >
        <Checkbox>{t('modems.form.quietOn')}</Checkbox>
      </Form.Item>
      <Form.Item name="quiet" hidden={!on} rules={[{ validator: differ }]}>
        <TimePicker.RangePicker
          format="HH:mm"
          minuteStep={5}
          order={false}
          allowClear={false}
          aria-label={t('modems.form.quiet')}
        />
      </Form.Item>
    </>
  );
}

interface ModemFormProps {
  form: FormInstance<ModemValues>;
  modem: Modem | null;
  suggested: { label: string; path: string };
  onSubmit: (values: ModemValues) => void;
}

export function ModemForm({ form, modem, suggested, onSubmit }: ModemFormProps) {
  const { t } = useTranslation();
  const { label, path } = suggested;
  useEffect(() => {
    form.setFieldsValue(valuesOf(modem, { label, path }));
  }, [form, modem, label, path]);
  return (
    <Form name="modem" form={form} layout="vertical" onFinish={onSubmit} requiredMark={false}>
      <Form.Item
        name="label"
        label={t('modems.form.label')}
        rules={[{ required: true, whitespace: true, message: t('modems.form.labelNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <PortFields form={form} isNew={modem === null} />
      <SimFields hasPin={modem?.hasPin ?? false} />
      <LimitFields form={form} />
      <QuietFields form={form} />
    </Form>
  );
}
