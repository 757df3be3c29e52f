import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { reconnect } from '../api/client.ts';
import { useLinkState } from '../api/hooks.ts';

export function LinkBanner() {
  const { t } = useTranslation();
  const state = useLinkState();
  if (state === 'lost')
    return (
      <Alert
        banner
        type="error"
        title={t('app.lost.title')}
        description={t('app.lost.hint')}
        action={<Button onClick={reconnect}>{t('app.lost.retry')}</Button>}
      />
    );
  if (state === 'denied')
    return <Alert banner type="error" title={t('app.denied.title')} description={t('app.denied.hint')} />;
  return null;
}
