import './modem.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../../api/hooks.ts';
import { ModemStandstill, ModemTrouble } from '../../../ui/modem-state.tsx';
import { goTo } from '../../../ui/navigation.ts';
import { StateOfModem } from './modem-card.tsx';
import { SignalBars } from './modem-facts.tsx';

/** The modems behind the channel, in one line each; what is wrong stands open. */
export function ModemSummary() {
  const { t } = useTranslation();
  const modems = useQueryOf('modems.list', {}, { every: 30_000 }).data?.rows;
  return (
    <div className="modem-summary">
      <ul className="plain-list">
        {modems?.length === 0 && <li className="muted">{t('modems.empty')}</li>}
        {modems?.map((modem) => (
          <li key={modem.id}>
            <span>
              <strong>{modem.label}</strong> <StateOfModem modem={modem} />
              {modem.info && <SignalBars bars={modem.info.bars} />}
            </span>
            <span className="muted numeric">
              {t('modems.fact.day')} {t('modems.usedOf', { used: modem.sentToday, total: modem.dayCap })}
            </span>
          </li>
        ))}
      </ul>
      {modems?.map((modem) => (
        <div key={modem.id}>
          <ModemTrouble of={modem} label={modem.label} />
          <ModemStandstill modem={modem} label={modem.label} />
        </div>
      ))}
      <Button onClick={() => goTo('modems')}>{t('modems.manage')}</Button>
    </div>
  );
}
