import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../shared/contract/channels.ts';
import { useCall } from '../api/hooks.ts';
import { formatCount, formatMoment } from './format.ts';

type Breaker = Channel['breakers'][number];

function HeldCarrier({ channel, held }: { channel: Channel; held: Breaker }) {
  const { t } = useTranslation();
  const reopen = useCall('channels.reopen');
  const operator = t(`operator.${held.carrier}`);
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced"
      title={
        <>
          {t('channels.held.title', { channel: channel.name, carrier: operator })} <code>{held.reason}</code>
        </>
      }
      description={t('channels.held.detail', {
        seen: formatCount(held.seen),
        failures: formatCount(held.failures),
        until: formatMoment(held.until),
      })}
      action={
        <Button
          loading={reopen.isPending}
          aria-label={`${t('channels.held.reopen')} ${operator}`}
          onClick={() => reopen.mutate({ id: channel.id, carrier: held.carrier })}
        >
          {t('channels.held.reopen')}
        </Button>
      }
    />
  );
}

/** What holds a channel up while it works: carriers that stand still, and delivery reports that stay away. */
export function ChannelTroubles({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const { breakers, reportTrouble } = channel;
  return (
    <>
      {reportTrouble && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={
            <>
              {t('channels.held.reports', { channel: channel.name, time: formatMoment(reportTrouble.at) })}{' '}
              {reportTrouble.raw !== '' && <code>{reportTrouble.raw}</code>}
            </>
          }
          description={t(`reportTrouble.${reportTrouble.code}`)}
        />
      )}
      {breakers.map((held) => (
        <HeldCarrier key={held.carrier} channel={channel} held={held} />
      ))}
    </>
  );
}
