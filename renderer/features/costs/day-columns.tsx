import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DayFigures, ReconciledDay } from '../../../shared/contract/costs.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { formatCount } from '../../ui/format.ts';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

const shown = (key: keyof DayFigures, value: number): string =>
  key === 'amount' ? formatYuan(value) : formatCount(value);

/** Ours above, the provider's below, in red where they differ. */
function Pair({ row, figure }: { row: ReconciledDay; figure: keyof DayFigures }) {
  const ours = row.ours[figure];
  const theirs = row.theirs?.[figure] ?? null;
  const off = (row.difference?.[figure] ?? 0) !== 0;
  return (
    <span className="numeric">
      {ours === null ? '–' : shown(figure, ours)}
      {theirs !== null && <div className={off ? 'costs-off' : 'muted'}>{shown(figure, theirs)}</div>}
    </span>
  );
}

export function useDayColumns(): VirtualColumn<ReconciledDay>[] {
  const { t } = useTranslation();
  const column = t('costs.days.column', { returnObjects: true });
  const figure = (key: keyof DayFigures, title: string): VirtualColumn<ReconciledDay> => ({
    key,
    title,
    width: key === 'amount' ? 120 : 90,
    align: 'right',
    render: (row) => <Pair row={row} figure={key} />,
  });
  const difference = ({ difference: off }: ReconciledDay) => {
    const parts = off?.billedParts ?? off?.submitted ?? null;
    if (off === null || parts === null) return <span className="muted">{t('costs.days.unsaid')}</span>;
    const equal = Object.values(off).every((value) => value === null || value === 0);
    if (equal) return <Tag color="success">{t('costs.days.same')}</Tag>;
    if (parts === 0) return <Tag color="warning">{t('costs.days.equalParts')}</Tag>;
    return <Tag color="error">{t('costs.days.partsDiffer', { value: parts > 0 ? `+${parts}` : parts })}</Tag>;
  };
  return [
    {
      key: 'day',
      title: column.day,
      width: 130,
      render: (row) => (
        <>
          <span className="numeric">{row.day}</span> {row.source === 'hand' && <Tag>{t('costs.days.hand')}</Tag>}
        </>
      ),
    },
    figure('submitted', column.submitted),
    figure('delivered', column.delivered),
    figure('failed', column.failed),
    figure('billedParts', column.parts),
    figure('amount', column.amount),
    { key: 'difference', title: column.difference, width: 140, render: difference },
    {
      key: 'why',
      title: column.why,
      width: 'minmax(180px, 1fr)',
      render: ({ whys }) => {
        const words = whys.map(({ why, count }) => t(`costs.why.${why}`, { value: formatCount(count) })).join(' · ');
        return <span title={words}>{words}</span>;
      },
    },
  ];
}
