import { App, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor } from '../../../shared/contract/channels.ts';
import { CallError } from '../../api/call-error.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { type ChannelValues, inputOf } from './form-values.ts';

/** Saves what the form holds; a failure is put at the field it is about, and null comes back. */
export function useSaveChannel(form: FormInstance<ChannelValues>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const save = useCall('channels.save', { handled: ['NAME_EXISTS', 'CHANNEL_INCOMPLETE', 'BAD_INPUT'] });

  const blame = (error: unknown, descriptor: Descriptor) => {
    if (!(error instanceof CallError)) return;
    const path = String(error.data.path ?? error.data.field ?? '').replace(/^config\./, '');
    const field = descriptor.fields.find(({ key }) => key === path);
    if (error.code === 'NAME_EXISTS') form.setFields([{ name: 'name', errors: [errorText(error)] }]);
    else if (field) {
      const words = t(error.code === 'CHANNEL_INCOMPLETE' ? 'channels.form.required' : 'channels.form.invalid');
      form.setFields([{ name: ['config', field.key], errors: [words] }]);
      form.scrollToField(['config', field.key]);
    } else if (error.code === 'CHANNEL_INCOMPLETE' || error.code === 'BAD_INPUT') message.error(errorText(error));
  };

  return {
    saving: save.isPending,
    async save(values: ChannelValues, descriptor: Descriptor, channel: Channel | null): Promise<Channel | null> {
      try {
        return await save.mutateAsync(inputOf(values, descriptor, channel));
      } catch (error) {
        blame(error, descriptor);
        return null;
      }
    },
  };
}
