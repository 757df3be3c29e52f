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
  // With a real channel beside it a campaign may well go out: then only the default is for practice.
  const alone = !data?.rows.some(({ simulated, enabled }) => !simulated && enabled);
  return (
    <Alert
      banner
      className="shell-simulated"
      type="warning"
      title={
        <>
          <strong>{t(alone ? 'app.simulated' : 'app.simulatedDefault')}</strong>
          <span className="muted">{t(alone ? 'app.simulatedHint' : 'app.simulatedDefaultHint')}</span>{' '}
          <a href={linkTo('channels')}>{t(alone ? 'app.addChannel' : 'app.openChannels')}</a>
        </>
      }
    />
  );
}
