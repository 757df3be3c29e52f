import { Segmented, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../shared/contract/transfer.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';

type Problem = ImportOutcome['problems'][number];
type Verdict = Problem['verdict'];

const COLOR: Record<Verdict, string> = { invalid: 'error', duplicate: 'default', blacklist: 'warning' };
const WORD = { invalid: 'invalid', duplicate: 'duplicate', blacklist: 'blacklisted' } as const;

export function ProblemList({ outcome, extra }: { outcome: ImportOutcome; extra: ReactNode }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const [shown, setShown] = useState<Verdict | 'all'>('all');
  const { problems, counts } = outcome;
  const rows = useMemo(
    () => (shown === 'all' ? problems : problems.filter((row) => row.verdict === shown)),
    [problems, shown],
  );
  const all = counts.duplicate + counts.invalid + counts.blacklisted;
  return (
    <>
      <div className="toolbar">
        <strong>{t('import.check.problems')}</strong>
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all' as const, label: t('import.check.all') },
            ...(['invalid', 'duplicate', 'blacklist'] as const).map((value) => ({
              value,
              label: t(`import.check.${WORD[value]}`),
            })),
          ]}
        />
        {problems.length < all && (
          <span className="muted">{t('import.check.problemsShown', { value: formatCount(problems.length) })}</span>
        )}
        <span className="push" />
        {extra}
      </div>
      <VirtualTable
        label={t('import.check.problems')}
        rows={rows}
        rowKey={(row) => row.row}
        rowHeight={36}
        resetKey={shown}
        columns={[
          {
            key: 'row',
            title: t('import.check.row'),
            width: 90,
            render: (row) => <span className="numeric">{formatCount(row.row)}</span>,
          },
          {
            key: 'input',
            title: t('import.check.input'),
            width: 'minmax(160px, 1fr)',
            render: (row) => row.input || '–',
          },
          {
            key: 'verdict',
            title: t('import.check.verdict'),
            width: 130,
            render: (row) => <Tag color={COLOR[row.verdict]}>{t(`import.check.${WORD[row.verdict]}`)}</Tag>,
          },
          {
            key: 'reason',
            title: t('import.check.reason'),
            width: 'minmax(220px, 2fr)',
            render: (row) => loose('import.reason', row.reason),
          },
        ]}
        empty={<EmptyHint title={t('import.check.noProblems')} />}
      />
    </>
  );
}
