import { Button, Tag, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlacklistRow } from '../../../shared/contract/contacts.ts';
import { formatTime } from '../../ui/format.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { TimelineButton } from '../../ui/timeline-button.tsx';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

const orDash = (text: string) =>
  text === '' ? (
    <span className="muted">–</span>
  ) : (
    <Tooltip title={text.length > 16 ? text : undefined}>{text}</Tooltip>
  );

/** `onHistory` opens a number's way onto the list. */
export function useColumns(onHistory: (number: string) => void): VirtualColumn<BlacklistRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('blacklist.column.number'),
        width: 164,
        render: (row) => (
          <>
            <NumberText number={row.number} /> <TimelineButton number={row.number} />
          </>
        ),
      },
      {
        key: 'name',
        title: t('blacklist.column.name'),
        width: 'minmax(100px, 1fr)',
        render: (row) => orDash(row.name),
      },
      {
        key: 'source',
        title: t('blacklist.column.source'),
        width: 150,
        render: (row) => <Tag>{t(`blacklistSource.${row.source}`)}</Tag>,
      },
      {
        key: 'reason',
        title: t('blacklist.column.reason'),
        width: 'minmax(140px, 2fr)',
        render: (row) => orDash(row.reason),
      },
      {
        key: 'proof',
        title: t('blacklist.column.proof'),
        width: 'minmax(120px, 2fr)',
        render: (row) => orDash(row.proof),
      },
      {
        key: 'date',
        title: t('blacklist.column.date'),
        width: 160,
        render: (row) => <span className="numeric">{formatTime(row.createdAt)}</span>,
      },
      {
        key: 'history',
        title: '',
        width: 80,
        render: (row) => (
          <Button type="link" size="small" onClick={() => onHistory(row.number)}>
            {t('blacklist.history')}
          </Button>
        ),
      },
    ],
    [t, onHistory],
  );
}
