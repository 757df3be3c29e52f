import { App, Button, Drawer, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor } from '../../../shared/contract/channels.ts';
import { CallError } from '../../api/call-error.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ChannelForm } from './channel-form.tsx';
import { type ChannelValues, inputOf } from './form-values.ts';
import { ProviderList } from './provider-list.tsx';

interface ChannelDrawerProps {
  target: Channel | 'new' | null;
  onClose: () => void;
  onSaved: (id: number) => void;
}

const NO_ROWS: Descriptor[] = [];

/** First which provider, then its form. */
export function ChannelDrawer({ target, onClose, onSaved }: ChannelDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const loose = useLooseText();
  const [form] = Form.useForm<ChannelValues>();
  const [chosen, setChosen] = useState<Descriptor | null>(null);
  const providers = useQueryOf('channels.providers', {}).data?.rows ?? NO_ROWS;
  const save = useCall('channels.save', { handled: ['NAME_EXISTS', 'CHANNEL_INCOMPLETE', 'BAD_INPUT'] });
  // what was open stays drawn while the drawer slides away
  const [shown, setShown] = useState(target);
  if (target !== null && target !== shown) setShown(target);
  const channel = shown === 'new' ? null : shown;
  const descriptor = channel ? (providers.find((row) => row.provider === channel.provider) ?? null) : chosen;

  useEffect(() => {
    if (target !== null) setChosen(null);
  }, [target]);

  /** Puts the failure at the field it is about. */
  const blame = (error: unknown) => {
    if (!(error instanceof CallError)) return;
    const path = String(error.data.path ?? error.data.field ?? '').replace(/^config\./, '');
    const field = descriptor?.fields.find(({ key }) => key === path);
    if (error.code === 'NAME_EXISTS') form.setFields([{ name: 'name', errors: [errorText(error)] }]);
    else if (field) {
      const words = t(error.code === 'CHANNEL_INCOMPLETE' ? 'channels.form.required' : 'channels.form.invalid');
      form.setFields([{ name: ['config', field.key], errors: [words] }]);
      form.scrollToField(['config', field.key]);
    } else if (error.code === 'CHANNEL_INCOMPLETE' || error.code === 'BAD_INPUT') message.error(errorText(error));
  };
  const submit = async (values: ChannelValues) => {
    if (!descriptor) return;
    try {
      const saved = await save.mutateAsync(inputOf(values, descriptor, channel));
      onSaved(saved.id);
      onClose();
    } catch (error) {
      blame(error);
    }
  };

  const title = descriptor
    ? `${channel ? t('channels.form.edit') : t('channels.form.create')} · ${loose('provider', descriptor.title)}`
    : t('channels.form.choose');
  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={560}
      destroyOnHidden
      title={title}
      footer={
        descriptor && (
          <div className="drawer-footer">
            {!channel && (
              <Button type="link" onClick={() => setChosen(null)}>
                {t('channels.form.another')}
              </Button>
            )}
            <span className="push" />
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="primary" loading={save.isPending} onClick={form.submit}>
              {t('channels.form.save')}
            </Button>
          </div>
        )
      }
    >
      {!descriptor && <ProviderList rows={providers} onChoose={setChosen} />}
      {descriptor && (
        <>
          <p className="muted">
            {loose('provider.about', descriptor.provider)}{' '}
            {descriptor.docs !== '' && (
              <a href={descriptor.docs} target="_blank" rel="noreferrer">
                {t('channels.form.docs')}
              </a>
            )}
          </p>
          <ChannelForm
            key={channel?.id ?? descriptor.provider}
            form={form}
            descriptor={descriptor}
            channel={channel}
            onSubmit={submit}
          />
        </>
      )}
    </Drawer>
  );
}
