import { Tag, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Named } from '../../../shared/contract/contacts.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatMoment } from '../../ui/format.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';

const NO_ROWS: Named[] = [];

function Names({ ids, names }: { ids: number[]; names: ReadonlyMap<number, string> }) {
  const known = ids.map((id) => names.get(id)).filter((name) => name !== undefined);
  if (known.length === 0) return <span className="muted">–</span>;
  return (
    <Tooltip title={known.length > 1 ? known.join('、') : undefined}>
      <Tag>{known[0]}</Tag>
      {known.length > 1 && <span className="muted">+{known.length - 1}</span>}
    </Tooltip>
  );
}

const byId = (rows: Named[]) => new Map(rows.map((row) => [row.id, row.name]));

export function useColumns(deleted: boolean): VirtualColumn<Contact>[] {
  const { t } = useTranslation();
  const groups = useQueryOf('groups.list', {}).data?.rows ?? NO_ROWS;
  const tags = useQueryOf('tags.list', {}).data?.rows ?? NO_ROWS;
  return useMemo(() => {
    const groupNames = byId(groups);
    const tagNames = byId(tags);
    const moment = (ms: number | null) =>
      ms === null ? (
        <span className="muted">{t('common.never')}</span>
      ) : (
        <span className="numeric">{formatMoment(ms)}</span>
      );
    return [
      {
        key: 'name',
        title: t('contacts.column.name'),
        width: 'minmax(130px, 1.4fr)',
        render: (row) => (
          <>
            {row.name === '' ? <span className="muted">{t('contacts.noName')}</span> : row.name}
            {row.otherNames.length > 0 && (
              <Tooltip title={row.otherNames.join('、')}>
                <span className="muted"> {t('contacts.otherNamesCount', { value: row.otherNames.length + 1 })}</span>
              </Tooltip>
            )}{' '}
            {row.optedOut && <Tag color="red">{t('contacts.optedOut')}</Tag>}
          </>
        ),
      },
      {
        key: 'number',
        title: t('contacts.column.number'),
        width: 136,
        render: (row) => <NumberText number={row.number} />,
      },
      {
        key: 'operator',
        title: (
          <Tooltip title={t('contacts.operatorHint')}>
            <span className="hinted">{t('contacts.column.operator')}</span>
          </Tooltip>
        ),
        width: 150,
        render: (row) => [t(`operator.${row.carrier}`), row.province].filter(Boolean).join(' '),
      },
      {
        key: 'groups',
        title: t('contacts.column.groups'),
        width: 'minmax(120px, 1.2fr)',
        render: (row) => <Names ids={row.groupIds} names={groupNames} />,
      },
      {
        key: 'tags',
        title: t('contacts.column.tags'),
        width: 'minmax(80px, 0.7fr)',
        render: (row) => <Names ids={row.tagIds} names={tagNames} />,
      },
      {
        key: 'remark',
        title: t('contacts.column.remark'),
        width: 'minmax(100px, 1.2fr)',
        render: (row) => row.remark || row.company || <span className="muted">–</span>,
      },
      {
        key: 'last',
        title: deleted ? t('contacts.column.deletedAt') : t('contacts.column.lastSent'),
        width: 130,
        render: (row) => moment(deleted ? row.deletedAt : row.lastSentAt),
      },
    ];
  }, [t, groups, tags, deleted]);
}
