import { Alert, App, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts, Refund } from '../../../shared/contract/costs.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { useCall, useInfiniteOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount, formatTime } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { useMask } from '../../ui/mask.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ChannelSelect } from './channel-select.tsx';
import { useRefundColumns } from './refund-columns.tsx';
import { RefundExport } from './refund-export.tsx';
import { useMore } from './use-more.ts';

interface Props {
  channel: ChannelCosts;
  rows: readonly ChannelCosts[];
}

/** Those ticked, or without any the whole list. */
function chosenSum(channel: ChannelCosts, overdueOnly: boolean, rows: readonly Refund[], marked: ReadonlySet<number>) {
  if (marked.size === 0) {
    return overdueOnly
      ? { amount: channel.overdue, messages: channel.overdueMessages }
      : { amount: channel.refundDue, messages: channel.refundMessages };
  }
  const some = rows.filter(({ messageId }) => marked.has(messageId));
  return { amount: some.reduce((sum, { amount }) => sum + amount, 0), messages: some.length };
}

/** 应返: listed until somebody says that it came back, or that it will not. */
export function RefundsTab({ channel, rows }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const masked = useMask((state) => state.masked);
  const [overdueOnly, setOverdueOnly] = useState(false);
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const settle = useCall('costs.refunds.settle');
  const list = useInfiniteOf('costs.refunds', { channelId: channel.channelId, overdueOnly });
  const more = useMore(list);
  const columns = useRefundColumns(masked);
  const sum = chosenSum(channel, overdueOnly, list.rows, marked);
  const words = { messages: formatCount(sum.messages), amount: formatYuan(sum.amount) };

  const decide = async (to: 'returned' | 'kept') => {
    const some = marked.size === 0 ? {} : { messageIds: [...marked] };
    const done = await settle.mutateAsync({ channelId: channel.channelId, overdueOnly, to, ...some }).catch(() => null);
    setMarked(new Set());
    if (done === null) return;
    message.success(t('costs.refunds.done', { messages: formatCount(done.messages), amount: formatYuan(done.amount) }));
  };
  const toggle = (key: string | number) => {
    const next = new Set(marked);
    if (!next.delete(Number(key))) next.add(Number(key));
    setMarked(next);
  };
  const detail = marked.size === 0 ? t('costs.refunds.detail') : t('costs.refunds.selected', { value: marked.size });
  return (
    <>
      <div className="toolbar">
        <ChannelSelect rows={rows} value={channel.channelId} />
        <Checkbox
          checked={overdueOnly}
          onChange={(event) => {
            setOverdueOnly(event.target.checked);
            setMarked(new Set());
          }}
        >
          {t('costs.refunds.overdueOnly')}
        </Checkbox>
        <span className="costs-acts">
          <ConfirmButton
            type="primary"
            disabled={sum.messages === 0}
            title={t('costs.refunds.returnedTitle')}
            detail={detail}
            act={t('costs.refunds.returnedAct', words)}
            onConfirm={() => decide('returned')}
          >
            {t('costs.refunds.returned')}
          </ConfirmButton>
          <ConfirmButton
            disabled={sum.messages === 0}
            title={t('costs.refunds.keptTitle')}
            detail={detail}
            act={t('costs.refunds.keptAct', words)}
            onConfirm={() => decide('kept')}
          >
            {t('costs.refunds.kept')}
          </ConfirmButton>
          <RefundExport channelId={channel.channelId} overdueOnly={overdueOnly} disabled={list.rows.length === 0} />
        </span>
      </div>
      <p className="muted screen-lead">
        {t('costs.refunds.lead')}{' '}
        <Tag>
          {t('costs.refunds.sum', {
            amount: formatYuan(channel.refundDue),
            messages: formatCount(channel.refundMessages),
            overdue: formatYuan(channel.overdue),
            overdueMessages: formatCount(channel.overdueMessages),
          })}
        </Tag>
      </p>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('costs.tabs.refunds')}
        rows={list.rows}
        rowKey={(row) => row.messageId}
        rowName={(row) => formatTime(row.submittedAt)}
        loading={list.isPending}
        onMore={more}
        resetKey={String(overdueOnly)}
        selection={{
          has: (key) => marked.has(Number(key)),
          toggle,
          all: marked.size > 0 && marked.size === list.rows.length,
          some: marked.size > 0,
          toggleAll: () => setMarked(marked.size > 0 ? new Set() : new Set(list.rows.map((row) => row.messageId))),
        }}
        columns={columns}
        empty={<EmptyHint title={t('costs.refunds.empty')} hint={t('costs.refunds.emptyHint')} />}
      />
    </>
  );
}
