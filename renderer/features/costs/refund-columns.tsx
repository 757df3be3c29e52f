import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Refund } from '../../../shared/contract/costs.ts';
import { formatTime } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import { linkTo } from '../../ui/navigation.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

export function useRefundColumns(masked: boolean): VirtualColumn<Refund>[] {
  const { t } = useTranslation();
  const column = t('costs.refunds.column', { returnObjects: true });
  return [
    {
      key: 'number',
      title: column.number,
      width: 140,
      render: (row) => <NumberText number={row.number} masked={masked} />,
    },
    {
      key: 'campaign',
      title: column.campaign,
      width: 'minmax(120px, 1fr)',
      render: (row) => <a href={linkTo('campaigns', row.campaignId)}>{row.campaignName}</a>,
    },
    {
      key: 'time',
      title: column.time,
      width: 220,
      render: (row) => (
        <>
          <span className="numeric">{formatTime(row.submittedAt)}</span>{' '}
          {row.overdue && <Tag color="error">{t('costs.refunds.late')}</Tag>}
        </>
      ),
    },
    { key: 'code', title: column.code, width: 130, render: (row) => <code>{row.code}</code> },
    { key: 'parts', title: column.parts, width: 70, align: 'right', render: (row) => row.parts },
    { key: 'amount', title: column.amount, width: 100, align: 'right', render: (row) => <Money li={row.amount} /> },
    {
      key: 'id',
      title: column.id,
      width: 'minmax(120px, 1fr)',
      render: (row) => <code className="muted ellipsis">{row.providerId ?? '–'}</code>,
    },
  ];
}
