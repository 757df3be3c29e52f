import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../api/hooks.ts';
import { goTo, placeOf } from '../ui/navigation.ts';

const ALARMS = ['campaign_paused', 'missed_start', 'low_balance'];

/** where a notice leads that is about no campaign */
const SCREENS = {
  low_balance: 'costs',
  reply_follow_up: 'replies',
  reply_opt_out: 'replies',
} as const;
const screenOf = (kind: string) => (kind in SCREENS ? SCREENS[kind as keyof typeof SCREENS] : 'contacts');

/** What the core thinks is worth telling, in a corner of the window. */
export function Notices() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  useEvent('notice', ({ kind, campaignId, name, data }) => {
    // The import screen shows its own result.
    if (kind === 'import_finished' && placeOf(location.hash).screen === 'import') return;
    const key = `${kind}:${campaignId ?? name}`;
    const open = () => {
      notification.destroy(key);
      if (campaignId) goTo('campaigns', campaignId);
      else goTo(screenOf(kind));
    };
    notification.open({
      key,
      type: ALARMS.includes(kind) ? 'warning' : 'success',
      title: t(`app.notice.${kind}`, { name, ...data }),
      description: data.text || t(`app.notice.${kind}_hint`),
      actions: <Button onClick={open}>{t('app.notice.open')}</Button>,
      // the lower right is where screens have the button that goes on
      placement: 'bottomLeft',
    });
  });
  return null;
}
