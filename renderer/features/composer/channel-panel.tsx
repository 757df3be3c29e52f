import { Button, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/channels.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatMinutes } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { useDraftStore } from './draft-store.ts';
import { useRules } from './use-rules.ts';

export function ChannelPanel() {
  const { t } = useTranslation();
  const rows = useQueryOf('channels.list', {}).data?.rows;
  const { channel } = useRules();
  const update = useDraftStore((state) => state.update);
  return (
    <section className="panel" aria-labelledby="composer-channel">
      <h2 id="composer-channel">{t('composer.channel.title')}</h2>
      {rows?.length === 0 ? (
        <EmptyHint
          title={t('composer.channel.none')}
          hint={t('composer.channel.noneHint')}
          action={<Button onClick={() => goTo('channels')}>{t('composer.channel.add')}</Button>}
        />
      ) : (
        <Radio.Group
          className="composer-channels"
          aria-labelledby="composer-channel"
          value={channel?.id ?? null}
          onChange={(event) => update({ channelId: event.target.value })}
        >
          {rows?.map((row) => (
            <Radio key={row.id} value={row.id} disabled={!row.enabled}>
              <ChannelLine channel={row} />
            </Radio>
          ))}
        </Radio.Group>
      )}
    </section>
  );
}

function ChannelLine({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const settings = useQueryOf('settings.get', {}).data;
  const { options, balance, simulated } = channel;
  const from = options.windowFrom ?? settings?.marketingFrom ?? 480;
  const to = options.windowTo ?? settings?.marketingTo ?? 1200;
  const unlimited = t(channel.provider === 'modem' ? 'modems.ownPace' : 'composer.channel.noRate');
  const facts = [
    t('composer.channel.price', { price: formatYuan(options.price) }),
    options.rate > 0 ? t('composer.channel.rate', { rate: options.rate }) : unlimited,
    t('composer.channel.window', { from: formatMinutes(from), to: formatMinutes(to) }),
    balance &&
      t('composer.channel.balance', {
        balance:
          balance.kind === 'money'
            ? formatYuan(balance.amount)
            : t('common.parts', { value: formatCount(balance.amount) }),
      }),
  ].filter(Boolean);
  return (
    <span className="composer-channel">
      <span>
        <strong>{channel.name}</strong> {channel.isDefault && <Tag>{t('composer.channel.default')}</Tag>}
        {simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
        {!channel.enabled && <Tag>{t('composer.channel.off')}</Tag>}
      </span>
      <span className="muted numeric">{facts.join(' · ')}</span>
      {simulated && <span className="muted">{t('composer.channel.simulatedHint')}</span>}
    </span>
  );
}
