import { Alert, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayFigures, ReconciledDay } from '../../../shared/contract/costs.ts';
import { parseYuan } from '../../../shared/domain/money.ts';
import { useCall } from '../../api/hooks.ts';
import { yuanText } from './rule-values.ts';

type Values = Record<keyof DayFigures, string>;
const KEYS = ['submitted', 'delivered', 'failed', 'billedParts', 'amount'] as const;
const BLANK: Values = { submitted: '', delivered: '', failed: '', billedParts: '', amount: '' };

/** Blank = not said; undefined = not a figure. */
function figureOf(key: keyof DayFigures, text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  if (key === 'amount') return parseYuan(typed) ?? undefined;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
}

interface Props {
  channelId: number;
  target: ReconciledDay | null;
  onClose: () => void;
}

/** What the provider's console shows for one day, typed by hand. */
export function DayDialog({ channelId, target, onClose }: Props) {
  const { t } = useTranslation();
  const save = useCall('costs.days.type');
  const [form] = Form.useForm<Values>();
  const [bad, setBad] = useState(false);
  const column = t('costs.days.column', { returnObjects: true });

  useEffect(() => {
    if (target === null) return;
    setBad(false);
    const { theirs } = target;
    const text = (key: keyof DayFigures) => {
      const value = theirs?.[key] ?? null;
      if (value === null) return '';
      return key === 'amount' ? yuanText(value) : String(value);
    };
    form.setFieldsValue(Object.fromEntries(KEYS.map((key) => [key, text(key)])));
  }, [target, form]);

  const submit = async (values: Values) => {
    const figures = Object.fromEntries(KEYS.map((key) => [key, figureOf(key, values[key] ?? '')]));
    const wrong = Object.values(figures).some((value) => value === undefined);
    setBad(wrong);
    if (wrong || target === null) return;
    const done = await save
      .mutateAsync({ channelId, day: target.day, figures: figures as unknown as DayFigures })
      .catch(() => null);
    if (done !== null) onClose();
  };
  return (
    <Modal
      open={target !== null}
      title={t('costs.days.type', { day: target?.day ?? '' })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t('costs.days.typeLead')}</p>
      {bad && <Alert type="error" showIcon className="spaced" title={t('costs.days.bad')} />}
      <Form name="costs-day" form={form} layout="vertical" onFinish={submit} initialValues={BLANK}>
        {KEYS.map((key) => (
          <Form.Item key={key} name={key} label={key === 'billedParts' ? column.parts : column[key]}>
            <Input inputMode="decimal" maxLength={14} autoComplete="off" />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
