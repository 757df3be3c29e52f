import { Button, Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '../../../../shared/contract/channels.ts';
import { useCall } from '../../../api/hooks.ts';
import { EmptyHint } from '../../../ui/empty-hint.tsx';

export const EMPTY_CATALOG: Catalog = { templates: [], signatures: [], syncedAt: null };

interface TemplateValuesProps {
  catalog: Catalog;
  form: FormInstance;
  channelId: number;
}

/** An approved template, and a word for each of its variables. */
export function TemplateValues({ catalog, form, channelId }: TemplateValuesProps) {
  const { t } = useTranslation();
  const sync = useCall('channels.catalog.sync');
  const chosen = Form.useWatch<string | undefined>('templateId', form);
  const approved = catalog.templates.filter(({ review }) => review === 'approved');
  const template = approved.find(({ templateId }) => templateId === chosen);
  const needed = { required: true, whitespace: true, message: t('channels.form.required') };
  if (approved.length === 0)
    return (
      <EmptyHint
        title={t('channels.setup.noTemplate')}
        hint={t('channels.setup.noTemplateHint')}
        action={
          <Button loading={sync.isPending} onClick={() => sync.mutate({ id: channelId })}>
            {t('channels.catalog.sync')}
          </Button>
        }
      />
    );
  return (
    <>
      <Form.Item name="templateId" label={t('channels.setup.template')} rules={[needed]}>
        <Select
          options={approved.map(({ templateId, name }) => ({ value: templateId, label: `${name} · ${templateId}` }))}
        />
      </Form.Item>
      {template && <p className="setup-template">{template.body}</p>}
      {template?.variables.map((variable) => (
        <Form.Item
          key={`${template.templateId} ${variable}`}
          name={['values', variable]}
          label={t('channels.setup.variable', { name: variable })}
          rules={[needed]}
        >
          <Input maxLength={100} />
        </Form.Item>
      ))}
    </>
  );
}
