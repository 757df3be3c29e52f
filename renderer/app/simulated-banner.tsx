import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../api/hooks.ts';
import { linkTo } from '../ui/navigation.ts';

/** Shown while what is sent by default goes nowhere. */
export function SimulatedBanner() {
  const { t } = useTranslation();
  const { data } = useQueryOf('channels.list', {});
  const chosen = data?.rows.find((row) => row.isDefault);
  if (!chosen?.simulated) return null;
  return (
    <Alert
      banner
      className="shell-simulated"
      type="warning"
      title={
        <>
          <strong>{t('app.simulated')}</strong>
          <span className="muted">{t('app.simulatedHint')}</span> <a href={linkTo('channels')}>{t('app.addChannel')}</a>
        </>
      }
    />
  );
}
