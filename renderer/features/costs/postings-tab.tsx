import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts, Posting } from '../../../shared/contract/costs.ts';
import { useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatTime } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { Money } from '../../ui/money.tsx';
import { linkTo } from '../../ui/navigation.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ChannelSelect } from './channel-select.tsx';
import { useMore } from './use-more.ts';

export function PostingsTab({ channel, rows }: { channel: ChannelCosts | null; rows: readonly ChannelCosts[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useInfiniteOf('costs.postings', channel === null ? {} : { channelId: channel.channelId });
  const more = useMore(list);
  const what = ({ from, to, amount }: Posting) => {
    const entered = from === 'outside' || to === 'outside';
    if (entered && from === 'outside' && amount > 0) return t('costs.postings.topUp');
    if (entered) return t('costs.postings.adjustment');
    return t('costs.postings.move', { from: t(`costs.account.${from}`), to: t(`costs.account.${to}`) });
  };
  const columns = t('costs.postings.column', { returnObjects: true });
  return (
    <>
      <div className="toolbar">
        <ChannelSelect rows={rows} value={channel?.channelId ?? null} all />
      </div>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('costs.tabs.postings')}
        rows={list.rows}
        rowKey={(row) => row.id}
        loading={list.isPending}
        onMore={more}
        resetKey={String(channel?.channelId)}
        columns={[
          {
            key: 'time',
            title: columns.time,
            width: 160,
            render: (row) => <span className="numeric">{formatTime(row.at)}</span>,
          },
          { key: 'what', title: columns.what, width: 'minmax(160px, 1fr)', render: what },
          {
            key: 'amount',
            title: columns.amount,
            width: 130,
            align: 'right',
            render: (row) => <Money li={row.to === 'outside' ? -row.amount : row.amount} />,
          },
          {
            key: 'messages',
            title: columns.messages,
            width: 90,
            align: 'right',
            render: (row) => <span className="numeric">{formatCount(row.messages)}</span>,
          },
          {
            key: 'parts',
            title: columns.parts,
            width: 90,
            align: 'right',
            render: (row) => <span className="numeric">{formatCount(row.parts)}</span>,
          },
          {
            key: 'campaign',
            title: columns.campaign,
            width: 'minmax(160px, 2fr)',
            render: (row) =>
              row.campaignId === null ? row.note : <a href={linkTo('campaigns', row.campaignId)}>{row.campaignName}</a>,
          },
          { key: 'channel', title: columns.channel, width: 'minmax(100px, 1fr)', render: (row) => row.channelName },
        ]}
        empty={<EmptyHint title={t('costs.postings.empty')} hint={t('costs.postings.emptyHint')} />}
      />
    </>
  );
}
