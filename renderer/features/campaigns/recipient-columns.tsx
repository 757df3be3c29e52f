import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedMessage } from '../../../shared/contract/messages.ts';
import { formatTime } from '../../ui/format.ts';
import { useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { Reason } from '../../ui/reason.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useOrigin } from '../../ui/use-origin.ts';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

const dash = <span className="muted">–</span>;
const clock = (ms: number | null) =>
  ms === null ? dash : <span className="numeric">{formatTime(ms, true).slice(5)}</span>;

export function useRecipientColumns(): VirtualColumn<ListedMessage>[] {
  const { t } = useTranslation();
  const origin = useOrigin();
  const masked = useMask((state) => state.masked);
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('campaigns.recipients.column.number'),
        width: 136,
        render: (row) => <NumberText number={row.number} masked={masked} />,
      },
      {
        key: 'name',
        title: t('campaigns.recipients.column.name'),
        width: 'minmax(90px, 1fr)',
        render: (row) => row.name || dash,
      },
      {
        key: 'state',
        title: t('campaigns.recipients.column.state'),
        width: 138,
        render: (row) => <StateTag state={row.state} />,
      },
      {
        key: 'reason',
        title: t('campaigns.recipients.column.reason'),
        width: 'minmax(120px, 1.2fr)',
        render: (row) => <Reason message={row} />,
      },
      {
        key: 'carrier',
        title: t('campaigns.recipients.column.carrier'),
        width: 'minmax(110px, 1fr)',
        render: origin,
      },
      {
        key: 'parts',
        title: t('campaigns.recipients.column.parts'),
        width: 76,
        align: 'right',
        render: (row) => <span className="numeric">{row.parts}</span>,
      },
      {
        key: 'submitted',
        title: t('campaigns.recipients.column.submitted'),
        width: 132,
        render: (row) => clock(row.submittedAt),
      },
      {
        key: 'reported',
        title: t('campaigns.recipients.column.reported'),
        width: 132,
        render: (row) => clock(row.reportedAt),
      },
    ],
    [t, origin, masked],
  );
}
