import { ReloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Tag, Tooltip } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/channels.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ChannelTroubles } from '../../ui/channel-troubles.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatCount, formatMinutes, formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { CheckList } from './check-list.tsx';
import { descriptorOf } from './descriptor-of.ts';
import { EndingsTable } from './endings-table.tsx';
import { ModemSummary } from './modem/modem-summary.tsx';

function Balance({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const ask = useCall('channels.balance');
  const provider = useQueryOf('channels.providers', {}).data?.rows.find((row) => row.provider === channel.provider);
  const { balance } = channel;
  if (provider && !descriptorOf(provider, channel).balance)
    return <span className="muted">{t('channels.balanceCannot')}</span>;
  const amount =
    balance &&
    (balance.kind === 'money'
      ? formatYuan(balance.amount)
      : t('channels.partsLeft', { value: formatCount(balance.amount) }));
  return (
    <>
      <Tooltip title={balance && t('channels.balanceAt', { time: formatMoment(balance.at) })}>
        {amount === null ? <span className="muted">{t('channels.unasked')}</span> : <strong>{amount}</strong>}
      </Tooltip>
      <Tooltip title={t('channels.refresh')}>
        <Button
          type="text"
          size="small"
          icon={<ReloadOutlined />}
          loading={ask.isPending}
          aria-label={`${t('channels.refresh')} ${channel.name}`}
          onClick={() => ask.mutate({ id: channel.id })}
        />
      </Tooltip>
    </>
  );
}

function Facts({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const { rate, price, windowFrom, windowTo } = channel.options;
  const hours =
    windowFrom === null || windowTo === null
      ? t('channels.windowApp')
      : `${formatMinutes(windowFrom)}–${formatMinutes(windowTo)}`;
  const unlimited = t(channel.provider === 'modem' ? 'modems.ownPace' : 'channels.noLimit');
  const facts = [
    ['balance', <Balance key="balance" channel={channel} />],
    ['sentToday', formatCount(channel.sentToday)],
    ['rate', rate === 0 ? unlimited : t('channels.rateValue', { value: formatCount(rate) })],
    ['price', t('channels.priceValue', { value: formatYuan(price) })],
    ['window', hours],
  ] as const;
  return (
    <dl className="channel-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`channels.${key}`)}</dt>
          <dd className="numeric">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ChannelCardProps {
  channel: Channel;
  /** just saved: check it at once */
  fresh: boolean;
  onEdit: () => void;
}

export function ChannelCard({ channel, fresh, onEdit }: ChannelCardProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const loose = useLooseText();
  const test = useCall('channels.test');
  const save = useCall('channels.save');
  const remove = useCall('channels.delete');
  const { id, provider, name, enabled, isDefault, trouble } = channel;
  const brand = loose('provider', provider);
  const { mutate: check } = test;
  useEffect(() => {
    if (fresh) check({ id });
  }, [fresh, check, id]);
  const change = (patch: { enabled?: boolean; isDefault?: boolean }, words: string) =>
    save.mutate({ id, provider, name, enabled, isDefault, ...patch }, { onSuccess: () => message.success(words) });

  return (
    <section className="panel channel" aria-label={name}>
      <header>
        <h2 className="ellipsis">{name}</h2>
        {brand !== name && <span className="muted">{brand}</span>}
        {channel.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
        {isDefault && <Tag color="processing">{t('channels.default')}</Tag>}
        {!enabled && <Tag>{t('channels.disabled')}</Tag>}
        <span className="push" />
        <Button loading={test.isPending} onClick={() => check({ id })}>
          {t('channels.test')}
        </Button>
        <Button onClick={() => goTo('setup', id, 'send')}>{t('channels.trySending')}</Button>
        <Button onClick={onEdit}>{t('channels.edit')}</Button>
        {!isDefault && enabled && (
          <Button loading={save.isPending} onClick={() => change({ isDefault: true }, t('common.saved'))}>
            {t('channels.setDefault')}
          </Button>
        )}
        <Button
          loading={save.isPending}
          onClick={() => change({ enabled: !enabled }, enabled ? t('channels.disabledNow') : t('channels.enabledNow'))}
        >
          {enabled ? t('channels.disable') : t('channels.enable')}
        </Button>
        <ConfirmButton
          danger
          title={t('channels.deleteTitle', { name })}
          detail={t('channels.deleteDetail')}
          act={t('common.delete')}
          onConfirm={() => remove.mutateAsync({ id }).catch(() => undefined)}
        >
          {t('common.delete')}
        </ConfirmButton>
      </header>
      <Facts channel={channel} />
      {provider === 'modem' && <ModemSummary />}
      {trouble && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={
            <>
              {t('channels.trouble', { time: formatMoment(trouble.at) })} {loose('carrier.category', trouble.category)}{' '}
              <code>{trouble.code}</code>
            </>
          }
          description={`${loose('carrier.advice', trouble.category)} ${t('channels.troubleHint')}`}
        />
      )}
      <ChannelTroubles channel={channel} />
      {test.data && <CheckList checks={test.data.checks} />}
      {channel.simulated && <EndingsTable />}
    </section>
  );
}
