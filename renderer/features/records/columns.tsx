import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMessage } from '../../../shared/contract/messages.ts';
import { formatMoment } from '../../ui/format.ts';
import { useMask } from '../../ui/mask.tsx';
import { linkTo } from '../../ui/navigation.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { Reason } from '../../ui/reason.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { TimelineButton } from '../../ui/timeline-button.tsx';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

const dash = <span className="muted">–</span>;

export function useColumns(): VirtualColumn<ListedMessage>[] {
  const { t } = useTranslation();
  const masked = useMask((state) => state.masked);
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('records.column.number'),
        width: 164,
        render: (row) => (
          <>
            <NumberText number={row.number} masked={masked} /> <TimelineButton number={row.number} />
          </>
        ),
      },
      {
        key: 'name',
        title: t('records.column.name'),
        width: 'minmax(80px, 0.8fr)',
        render: (row) => row.name || dash,
      },
      { key: 'text', title: t('records.column.text'), width: 'minmax(180px, 2fr)', render: (row) => row.text },
      {
        key: 'parts',
        title: t('records.column.parts'),
        width: 76,
        align: 'right',
        render: (row) => <span className="numeric">{row.parts}</span>,
      },
      {
        key: 'state',
        title: t('records.column.state'),
        width: 138,
        render: (row) => <StateTag state={row.state} />,
      },
      {
        key: 'reason',
        title: t('records.column.reason'),
        width: 'minmax(140px, 1.2fr)',
        render: (row) => <Reason message={row} />,
      },
      {
        key: 'submitted',
        title: t('records.column.submitted'),
        width: 124,
        render: (row) =>
          row.submittedAt === null ? dash : <span className="numeric">{formatMoment(row.submittedAt)}</span>,
      },
      {
        key: 'campaign',
        title: t('records.column.campaign'),
        width: 'minmax(110px, 1fr)',
        render: (row) => <a href={linkTo('campaigns', row.campaignId)}>{row.campaignName || '–'}</a>,
      },
    ],
    [t, masked],
  );
}
