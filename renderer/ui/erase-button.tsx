import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineHead } from '../../shared/contract/timeline.ts';
import { useCall } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { formatCount } from './format.ts';

/** Everything about one number out of the app, after saying what goes and what stays. */
export function EraseButton({ head, onDone }: { head: TimelineHead; onDone: () => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const erase = useCall('contacts.erase', { handled: 'all' });
  const words = { messages: formatCount(head.messages), replies: formatCount(head.replies) };

  const ask = () =>
    modal.confirm({
      title: t('timeline.erase.title'),
      content: (
        <>
          <p>{t('timeline.erase.goes', words)}</p>
          <p>{t('timeline.erase.stays')}</p>
        </>
      ),
      // above the drawer it was asked from
      zIndex: 1200,
      okText: t('timeline.erase.confirm', words),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        erase.mutateAsync({ number: head.number }).then(
          ({ optOutKept }) => {
            message.success({
              content: t(optOutKept ? 'timeline.erase.doneRefused' : 'timeline.erase.done'),
              duration: 6,
            });
            onDone();
          },
          (error: unknown) => void message.error({ content: errorText(error), duration: 8 }),
        ),
    });

  return (
    <Button danger type="link" onClick={ask}>
      {t('timeline.erase.act')}
    </Button>
  );
}
