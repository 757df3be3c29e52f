import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignCost, ChannelCosts } from '../../../shared/contract/costs.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useInfiniteOf, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { Money } from '../../ui/money.tsx';
import { goTo, linkTo } from '../../ui/navigation.ts';
import { type VirtualColumn, VirtualTable } from '../../ui/virtual-table.tsx';
import { ChannelSelect } from './channel-select.tsx';
import { useMore } from './use-more.ts';

/** What one number cost so far. */
function Customer() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [number, setNumber] = useState('');
  const { data, error } = useQueryOf('costs.customer', { number }, { enabled: number !== '' });
  return (
    <>
      <Input.Search
        className="costs-customer"
        allowClear
        maxLength={20}
        aria-label={t('costs.campaigns.customer')}
        placeholder={t('costs.campaigns.customerPlaceholder')}
        onSearch={(value) => setNumber(value.trim())}
      />
      {number !== '' && error && <Alert type="warning" showIcon title={errorText(error)} />}
      {number !== '' && data && (
        <Alert
          type="info"
          showIcon
          title={t('costs.campaigns.customerFound', {
            messages: formatCount(data.messages),
            delivered: formatCount(data.delivered),
            spent: formatYuan(data.spent),
            open: formatYuan(data.open),
            refundDue: formatYuan(data.refundDue),
          })}
        />
      )}
    </>
  );
}

export function CampaignsTab({ channel, rows }: { channel: ChannelCosts | null; rows: readonly ChannelCosts[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useInfiniteOf('costs.campaigns', channel === null ? {} : { channelId: channel.channelId });
  const more = useMore(list);
  const column = t('costs.campaigns.column', { returnObjects: true });
  const money = (key: keyof typeof column, of: (row: CampaignCost) => number | null): VirtualColumn<CampaignCost> => ({
    key,
    title: column[key],
    width: 110,
    align: 'right',
    render: (row) => {
      const li = of(row);
      return li === null ? <span className="muted">–</span> : <Money li={li} />;
    },
  });
  const number = (key: 'messages' | 'delivered'): VirtualColumn<CampaignCost> => ({
    key,
    title: column[key],
    width: 90,
    align: 'right',
    render: (row) => <span className="numeric">{formatCount(row[key])}</span>,
  });
  return (
    <>
      <div className="toolbar">
        <ChannelSelect rows={rows} value={channel?.channelId ?? null} all />
        <Customer />
      </div>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('costs.tabs.campaigns')}
        rows={list.rows}
        rowKey={(row) => row.campaignId}
        loading={list.isPending}
        onMore={more}
        onOpen={(row) => goTo('campaigns', row.campaignId)}
        resetKey={String(channel?.channelId)}
        columns={[
          {
            key: 'name',
            title: column.name,
            width: 'minmax(160px, 2fr)',
            render: (row) => <a href={linkTo('campaigns', row.campaignId)}>{row.name}</a>,
          },
          number('messages'),
          number('delivered'),
          money('spent', (row) => row.spent),
          money('open', (row) => row.open),
          money('refund', (row) => row.refundDue),
          money('returned', (row) => row.returned),
          money('each', (row) => row.perDelivered),
        ]}
        empty={<EmptyHint title={t('costs.campaigns.empty')} hint={t('costs.campaigns.emptyHint')} />}
      />
    </>
  );
}
