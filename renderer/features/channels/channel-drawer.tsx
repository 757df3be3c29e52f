import { Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/channels.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ChannelForm } from './channel-form.tsx';
import type { ChannelValues } from './form-values.ts';
import { ProviderAbout } from './provider-about.tsx';
import { useSaveChannel } from './use-save-channel.ts';

interface ChannelDrawerProps {
  target: Channel | null;
  onClose: () => void;
  onSaved: (id: number) => void;
}

/** Everything that can be set on a channel. */
export function ChannelDrawer({ target, onClose, onSaved }: ChannelDrawerProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const [form] = Form.useForm<ChannelValues>();
  const providers = useQueryOf('channels.providers', {}).data?.rows;
  const { save, saving } = useSaveChannel(form);
  // what was open stays drawn while the drawer slides away
  const [channel, setShown] = useState(target);
  if (target !== null && target !== channel) setShown(target);
  const descriptor = providers?.find((row) => row.provider === channel?.provider);

  const submit = async (values: ChannelValues) => {
    const saved = descriptor && (await save(values, descriptor, channel));
    if (!saved) return;
    onSaved(saved.id);
    onClose();
  };

  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      size={descriptor?.fields.some(({ kind }) => kind === 'json') ? 880 : 560}
      destroyOnHidden
      title={descriptor && `${t('channels.form.edit')} · ${loose('provider', descriptor.title)}`}
      footer={
        <div className="drawer-footer">
          <span className="push" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={saving} onClick={form.submit}>
            {t('channels.form.save')}
          </Button>
        </div>
      }
    >
      {descriptor && channel && (
        <>
          <ProviderAbout descriptor={descriptor} />
          <ChannelForm key={channel.id} form={form} descriptor={descriptor} channel={channel} onSubmit={submit} />
        </>
      )}
    </Drawer>
  );
}
