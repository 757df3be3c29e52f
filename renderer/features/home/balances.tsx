import { ReloadOutlined } from '@ant-design/icons';
import { Button, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/contract/app.ts';
import { useCall } from '../../api/hooks.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import { goTo } from '../../ui/navigation.ts';

type Row = HomeSummary['channels'][number];

function Balance({ channel }: { channel: Row }) {
  const { t } = useTranslation();
  const ask = useCall('channels.balance');
  const { balance, balanceAsked } = channel;
  return (
    <li>
      <span className="ellipsis">
        {channel.name} {channel.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
      </span>
      <span className="home-balance">
        {balance === null && <span className="muted">{t(`home.balance.${balanceAsked ? 'unasked' : 'cannot'}`)}</span>}
        {balance && (
          <Tooltip title={t('home.balance.at', { time: formatMoment(balance.at) })}>
            <strong className="numeric">
              {balance.kind === 'money' ? (
                <Money li={balance.amount} />
              ) : (
                t('home.balance.partsLeft', { value: formatCount(balance.amount) })
              )}
            </strong>
          </Tooltip>
        )}
        {balanceAsked && (
          <Tooltip title={t('home.balance.refresh')}>
            <Button
              type="text"
              icon={<ReloadOutlined />}
              loading={ask.isPending}
              aria-label={`${t('home.balance.refresh')} ${channel.name}`}
              onClick={() => ask.mutate({ id: channel.id })}
            />
          </Tooltip>
        )}
      </span>
    </li>
  );
}

export function Balances({ channels }: { channels: Row[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="home-balances">
      <h2 id="home-balances">{t('home.balance.title')}</h2>
      {channels.length === 0 ? (
        <EmptyHint
          title={t('home.balance.none')}
          hint={t('home.balance.noneHint')}
          action={<Button onClick={() => goTo('channels')}>{t('home.balance.add')}</Button>}
        />
      ) : (
        <ul className="plain-list">
          {channels.map((channel) => (
            <Balance key={channel.id} channel={channel} />
          ))}
        </ul>
      )}
    </section>
  );
}
