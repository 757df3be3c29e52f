import { App, Button, Drawer, Form, Input, Radio } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/contract/compose.ts';
import type { Binding, Template } from '../../../shared/contract/templates.ts';
import { applyMend } from '../../../shared/domain/check/apply-mend.ts';
import { checkBody } from '../../../shared/domain/content-check.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../../shared/domain/status.ts';
import { compileTemplate } from '../../../shared/domain/template.ts';
import { codeOf } from '../../api/call-error.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { selectSpan } from '../../ui/risk-line.tsx';
import { useTextCheck } from '../../ui/use-text-check.ts';
import { BodyEditor } from './body-editor.tsx';
import { bindingOf, Fallbacks } from './fallbacks.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { useSample } from './use-sample.ts';

interface Values {
  name: string;
  kind: MessageKind;
  body: string;
  bindings: Binding[];
}

const EMPTY: Values = { name: '', kind: 'notice', body: '', bindings: [] };
const NO_BINDINGS: Binding[] = [];

interface LiveProps extends Omit<Values, 'name'> {
  onMend: (problem: Problem) => void;
}

const showInText = (span: readonly [number, number]): void =>
  selectSpan(document.querySelector<HTMLTextAreaElement>('.template-form textarea'), span);

function Live({ body, bindings, kind, onMend }: LiveProps) {
  const { t } = useTranslation();
  const template = useMemo(() => compileTemplate(body, bindings), [body, bindings]);
  const { text, signature, optOut, units, parts, remaining } = useSample(template, kind);
  const check = useTextCheck();
  const problems = useMemo(
    () => [...checkBody(body, { kind, optOut, check }), ...template.problems],
    [body, kind, optOut, check, template],
  );
  if (body === '') return null;
  return (
    <section className="template-live" aria-live="polite">
      <div className="template-count">
        <strong className="numeric">{t('templates.count', { units, parts })}</strong>
        <span className="muted numeric">{t('templates.remaining', { value: remaining })}</span>
      </div>
      <p className="message-text">{text}</p>
      <p className="muted">
        {signature === '' ? t('templates.countNoSignature') : t('templates.countHint', { signature })}
      </p>
      <ProblemLines problems={problems} onShow={showInText} onMend={onMend} />
    </section>
  );
}

/** One template, opened from the list or new. */
export function TemplateDrawer({ target, onClose }: { target: Template | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [form] = Form.useForm<Values>();
  const save = useCall('templates.save', { handled: ['NAME_EXISTS'] });
  const template = target === 'new' ? null : target;
  const body = Form.useWatch('body', form) ?? '';
  const kind = Form.useWatch('kind', form) ?? 'notice';
  const bindings = Form.useWatch('bindings', { form, preserve: true }) ?? NO_BINDINGS;
  const compiled = useMemo(() => compileTemplate(body, []), [body]);
  const blocked = body.trim() === '' || compiled.problems.some(({ severity }) => severity === 'block');

  useEffect(() => {
    if (target === null) return;
    form.resetFields();
    form.setFieldsValue(template ?? EMPTY);
  }, [target, template, form]);

  const mend = (problem: Problem) => {
    const mended = applyMend(form.getFieldValue('body') ?? '', problem);
    if (mended !== null) form.setFieldValue('body', mended);
  };

  const submit = async (values: Values) => {
    const used = compiled.variables.map((name) => bindingOf(values.bindings ?? NO_BINDINGS, name));
    const input = { ...values, bindings: used, ...(template ? { id: template.id } : {}) };
    try {
      await save.mutateAsync(input);
    } catch (error) {
      if (codeOf(error) === 'NAME_EXISTS') form.setFields([{ name: 'name', errors: [errorText(error)] }]);
      return;
    }
    message.success(t('common.saved'));
    onClose();
  };

  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={560}
      title={template ? t('templates.edit') : t('templates.create')}
      footer={
        <div className="drawer-footer">
          <span className="push" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={save.isPending} disabled={blocked} onClick={form.submit}>
            {t('common.save')}
          </Button>
        </div>
      }
    >
      <Form
        className="template-form"
        form={form}
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        initialValues={EMPTY}
      >
        <Form.Item
          name="name"
          label={t('templates.name')}
          rules={[{ required: true, whitespace: true, message: t('templates.nameNeeded') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={t('templates.kind')} extra={t(`composer.content.${kind}Hint`)}>
          <Radio.Group
            optionType="button"
            options={MESSAGE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="body" label={t('templates.body')}>
          <BodyEditor />
        </Form.Item>
        <Live body={body} bindings={bindings} kind={kind} onMend={mend} />
        <Form.Item name="bindings" label={t('templates.fallbacks')} hidden={compiled.variables.length === 0}>
          <Fallbacks variables={compiled.variables} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
