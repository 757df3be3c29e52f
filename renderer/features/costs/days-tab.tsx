import { Alert, App, Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelCosts, ReconciledDay } from '../../../shared/contract/costs.ts';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatDay } from '../../ui/format.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ChannelSelect } from './channel-select.tsx';
import { useDayColumns } from './day-columns.tsx';
import { DayDialog } from './day-dialog.tsx';
import { monthOf } from './month-total.ts';

interface Props {
  channel: ChannelCosts;
  rows: readonly ChannelCosts[];
}

/** 对账: the month and its days, ours beside the provider's. */
export function DaysTab({ channel, rows }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const today = formatDay(Date.now());
  const [month, setMonth] = useState<Dayjs>(() => dayjs(`${today.slice(0, 7)}-01`));
  const [typed, setTyped] = useState<ReconciledDay | null>(null);
  const fetched = useCall('costs.days.fetch');
  const span = {
    channelId: channel.channelId,
    from: month.format('YYYY-MM-DD'),
    to: [month.endOf('month').format('YYYY-MM-DD'), today].sort()[0] ?? today,
  };
  const { data, error, isPending } = useQueryOf('costs.days', span);
  const columns = useDayColumns();
  const days = data?.rows ?? [];
  const ask = () =>
    fetched.mutate(span, {
      onSuccess: (answer) => message.success(t('costs.days.fetched', { days: answer.days })),
    });
  return (
    <>
      <div className="toolbar">
        <ChannelSelect rows={rows} value={channel.channelId} />
        <DatePicker
          picker="month"
          aria-label={t('costs.days.month')}
          allowClear={false}
          value={month}
          maxDate={dayjs(today)}
          onChange={(value) => value && setMonth(value.startOf('month'))}
        />
        {channel.statistics && (
          <Button loading={fetched.isPending} onClick={ask}>
            {t('costs.days.fetch')}
          </Button>
        )}
        <span className="muted">{t(channel.statistics ? 'costs.days.lead' : 'costs.days.cannotFetch')}</span>
      </div>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      <VirtualTable
        label={t('costs.tabs.days')}
        rows={days.length === 0 ? [] : [monthOf(days, t('costs.days.total')), ...days]}
        rowKey={(row) => row.day}
        rowHeight={64}
        loading={isPending}
        onOpen={(row) => row !== null && days.includes(row) && setTyped(row)}
        resetKey={span.from}
        columns={columns}
        empty={<EmptyHint title={t('costs.days.empty')} hint={t('costs.days.emptyHint')} />}
      />
      <DayDialog channelId={channel.channelId} target={typed} onClose={() => setTyped(null)} />
    </>
  );
}
