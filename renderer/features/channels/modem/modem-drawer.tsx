import { Button, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { codeOf } from '../../../api/call-error.ts';
import { useCall } from '../../../api/hooks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { ModemForm } from './modem-form.tsx';
import { inputFrom, type ModemValues } from './modem-values.ts';

interface ModemDrawerProps {
  /** null = a new one */
  modem: Modem | null;
  suggested: { label: string; path: string };
  onClose: () => void;
}

export function ModemDrawer({ modem, suggested, onClose }: ModemDrawerProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [form] = Form.useForm<ModemValues>();
  const save = useCall('modems.save', { handled: ['NAME_EXISTS'] });
  const submit = (values: ModemValues) =>
    save.mutate(inputFrom(values, modem), {
      onSuccess: onClose,
      onError: (error) => {
        if (codeOf(error) === 'NAME_EXISTS') form.setFields([{ name: 'label', errors: [errorText(error)] }]);
      },
    });
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={t(modem === null ? 'modems.form.create' : 'modems.form.edit')}
      footer={
        <div className="drawer-footer">
          <span className="push" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('modems.form.save')}
          </Button>
        </div>
      }
    >
      <ModemForm form={form} modem={modem} suggested={suggested} onSubmit={submit} />
    </Drawer>
  );
}
