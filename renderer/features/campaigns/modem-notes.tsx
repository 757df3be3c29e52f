import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Modem } from '../../../shared/contract/modems.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { ModemStandstill, ModemTrouble } from '../../ui/modem-state.tsx';
import { goTo } from '../../ui/navigation.ts';

/** Caps and rests end without an event. */
const LOOK_MS = 30_000;

/** A campaign over SIM cards: which modems do not send, why, and what to do. */
export function ModemNotes({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const channels = useQueryOf('channels.list', {}).data?.rows;
  const channel = channels?.find(({ id }) => id === campaign.channelId);
  const halted = campaign.state === 'paused' && campaign.pauseReason !== 'user';
  const asked = channel?.provider === 'modem' && (campaign.state === 'sending' || halted);
  const modems = useQueryOf('modems.list', {}, { enabled: asked, every: LOOK_MS }).data?.rows;
  if (!asked || modems === undefined) return null;
  const working = modems.filter(({ enabled }) => enabled);
  // of one modem the pause itself says it, unless there is more to say
  const told = ({ trouble, detail, command }: Modem) =>
    working.length === 1 && trouble === campaign.pauseDetail && detail === '' && command === null;
  const held = working.filter((modem) => (modem.trouble !== null && !told(modem)) || modem.standstill !== null);
  // what the pause says of a modem is mended on its screen too
  if (working.length > 0 && held.length === 0 && working.every(({ trouble }) => trouble === null)) return null;
  return (
    <div role="status">
      {working.length === 0 && (
        <Alert
          type="error"
          showIcon
          className="spaced"
          title={t('carrier.category.modem_none')}
          description={t('carrier.advice.modem_none')}
        />
      )}
      {held.map((modem) => (
        <div key={modem.id}>
          <ModemTrouble of={modem} label={modem.label} />
          <ModemStandstill modem={modem} label={modem.label} />
        </div>
      ))}
      <Button size="small" className="spaced-below" onClick={() => goTo('modems')}>
        {t('modems.manage')}
      </Button>
    </div>
  );
}
