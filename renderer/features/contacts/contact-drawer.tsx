import { App, Button, Drawer, Form } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/contract/contacts.ts';
import { type CallCode, codeOf } from '../../api/call-error.ts';
import { useCache, useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EvidenceButton } from '../../ui/evidence-button.tsx';
import { TimelineButton } from '../../ui/timeline-button.tsx';
import { ContactForm } from './contact-form.tsx';
import { type ContactValues, inputOf, valuesOf } from './contact-values.ts';
import { replaceRow } from './replace-row.ts';

/** Shown beside the number. */
const OF_NUMBER: CallCode[] = ['NUMBER_INVALID', 'NUMBER_EXISTS'];

/** One contact, opened from the list or new. */
export function ContactDrawer({ target, onClose }: { target: Contact | 'new' | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const cache = useCache();
  const [form] = Form.useForm<ContactValues>();
  const create = useCall('contacts.create', { handled: OF_NUMBER });
  const update = useCall('contacts.update', { handled: OF_NUMBER });
  const contact = target === 'new' ? null : target;

  useEffect(() => {
    if (target === null) return;
    form.resetFields();
    form.setFieldsValue(valuesOf(contact));
  }, [target, contact, form]);

  const save = async (again: boolean) => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const input = inputOf(values);
    try {
      if (contact) replaceRow(cache, await update.mutateAsync({ id: contact.id, patch: input }));
      else await create.mutateAsync(input);
    } catch (error) {
      // Every other failure has been shown by the call itself.
      if (OF_NUMBER.includes(codeOf(error))) form.setFields([{ name: 'number', errors: [errorText(error)] }]);
      return;
    }
    message.success(contact ? t('common.saved') : t('contacts.form.created'));
    if (again) form.resetFields();
    else onClose();
  };

  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={480}
      title={contact ? t('contacts.form.edit') : t('contacts.form.create')}
      footer={
        <div className="drawer-footer">
          {contact && <TimelineButton number={contact.number} words />}
          {contact && <EvidenceButton number={contact.number} />}
          <span className="push" />
          {!contact && (
            <Button onClick={() => save(true)} disabled={create.isPending}>
              {t('contacts.form.createMore')}
            </Button>
          )}
          <Button type="primary" loading={create.isPending || update.isPending} onClick={() => save(false)}>
            {t('common.save')}
          </Button>
        </div>
      }
    >
      <ContactForm form={form} onSubmit={() => save(false)} />
    </Drawer>
  );
}
