import { useTranslation } from 'react-i18next';
import type { Modem, ModemInfo } from '../../../../shared/contract/modems.ts';
import { formatCount, formatMinutes } from '../../../ui/format.ts';

const BARS = [1, 2, 3, 4] as const;

export function SignalBars({ bars }: { bars: ModemInfo['bars'] }) {
  const { t } = useTranslation();
  const words = bars === null ? t('modems.signalUnknown') : t('modems.signalBars', { bars });
  return (
    <span className="modem-bars" role="img" aria-label={words} title={words}>
      {BARS.map((bar) => (
        <i key={bar} className={bars !== null && bar <= bars ? 'on' : undefined} />
      ))}
    </span>
  );
}

/** What 检测 found out; serial numbers and numbers come masked. */
export function InfoFacts({ info }: { info: ModemInfo }) {
  const { t } = useTranslation();
  const { imei, sim, number, operator, carrier, registered, roaming, bars, smsc, storageUsed, storageTotal } = info;
  const unknown = t('common.unknown');
  // before the SIM is open nothing of it is known
  const none = storageTotal === 0 ? unknown : t('modems.notGiven');
  const network = carrier === 'unknown' ? '' : t(`operator.${carrier}`);
  const facts = [
    ['device', [info.manufacturer, info.model].filter(Boolean).join(' ')],
    ['imei', imei],
    ['sim', sim],
    ['number', number || none],
    ['operator', [operator, network].filter(Boolean).join(' · ')],
    ['registration', t(registered ? (roaming ? 'modems.roaming' : 'modems.registered') : 'modems.unregistered')],
    ['signal', <SignalBars key="signal" bars={bars} />],
    ['smsc', smsc || none],
    ['storage', storageTotal === 0 ? unknown : t('modems.usedOf', { used: storageUsed, total: storageTotal })],
  ] as const;
  return (
    <dl className="modem-facts">
      {facts.map(([key, words]) => (
        <div key={key}>
          <dt>{t(`modems.fact.${key}`)}</dt>
          <dd className="numeric">{words === '' ? unknown : words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Use({ used, cap }: { used: number; cap: number }) {
  const { t } = useTranslation();
  return (
    <span className={used >= cap ? 'modem-full' : undefined}>
      {t('modems.usedOf', { used: formatCount(used), total: formatCount(cap) })}
    </span>
  );
}

/** Pace, and how much of the caps is used. */
export function LimitFacts({ modem }: { modem: Modem }) {
  const { t } = useTranslation();
  const { pace, sentThisHour, hourCap, sentToday, dayCap, quietFrom, quietTo } = modem;
  const quiet =
    quietFrom !== null && quietTo !== null
      ? ` · ${t('modems.quietValue', { from: formatMinutes(quietFrom), to: formatMinutes(quietTo) })}`
      : '';
  return (
    <dl className="modem-facts">
      <div>
        <dt>{t('modems.fact.pace')}</dt>
        <dd className="numeric">
          {t('modems.paceValue', { value: pace })}
          {quiet}
        </dd>
      </div>
      <div>
        <dt>{t('modems.fact.hour')}</dt>
        <dd className="numeric">
          <Use used={sentThisHour} cap={hourCap} />
        </dd>
      </div>
      <div>
        <dt>{t('modems.fact.day')}</dt>
        <dd className="numeric">
          <Use used={sentToday} cap={dayCap} />
        </dd>
      </div>
    </dl>
  );
}
