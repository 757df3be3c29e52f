import { Tag, Tooltip } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Named } from '../../../shared/contract/contacts.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatMoment } from '../../ui/format.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { useOrigin } from '../../ui/use-origin.ts';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';
import { EditableCell } from './editable-cell.tsx';
import type { EditableKey } from './editable-fields.ts';

const NO_ROWS: Named[] = [];

function Names({ ids, names }: { ids: number[]; names: ReadonlyMap<number, string> }) {
  const known = ids.map((id) => names.get(id)).filter((name) => name !== undefined);
  if (known.length === 0) return dash;
  return (
    <Tooltip title={known.length > 1 ? known.join('、') : undefined}>
      <Tag>{known[0]}</Tag>
      {known.length > 1 && <span className="muted">+{known.length - 1}</span>}
    </Tooltip>
  );
}

const dash = <span className="muted">–</span>;

const byId = (rows: Named[]) => new Map(rows.map((row) => [row.id, row.name]));

export function useColumns(deleted: boolean): VirtualColumn<Contact>[] {
  const { t } = useTranslation();
  const origin = useOrigin();
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
    // What lies in the bin is restored first.
    const editable = (row: Contact, field: EditableKey, said: string, shown: ReactNode = said) =>
      deleted ? (
        shown || dash
      ) : (
        <EditableCell contact={row} field={field} said={said}>
          {shown || dash}
        </EditableCell>
      );
    return [
      {
        key: 'name',
        title: t('contacts.column.name'),
        width: 'minmax(126px, 1.4fr)',
        render: (row) => (
          <span className="name-cell">
            {editable(
              row,
              'name',
              row.name,
              row.name === '' ? <span className="muted">{t('contacts.noName')}</span> : row.name,
            )}
            {row.otherNames.length > 0 && (
              <Tooltip title={row.otherNames.join('、')}>
                <span className="muted"> {t('contacts.otherNamesCount', { value: row.otherNames.length + 1 })}</span>
              </Tooltip>
            )}{' '}
            {row.optedOut && <Tag color="error">{t('contacts.optedOut')}</Tag>}
          </span>
        ),
      },
      {
        key: 'number',
        title: t('contacts.column.number'),
        width: 132,
        render: (row) => <NumberText number={row.number} />,
      },
      {
        key: 'gender',
        title: t('contacts.column.gender'),
        width: 80,
        render: (row) => editable(row, 'gender', row.gender === null ? '' : t(`contacts.${row.gender}`)),
      },
      {
        key: 'birthday',
        title: t('contacts.column.birthday'),
        width: 104,
        render: (row) => editable(row, 'birthday', row.birthday ?? ''),
      },
      {
        key: 'company',
        title: t('contacts.column.company'),
        width: 'minmax(96px, 1fr)',
        render: (row) => editable(row, 'company', row.company),
      },
      {
        key: 'remark',
        title: t('contacts.column.remark'),
        width: 'minmax(84px, 1.2fr)',
        render: (row) => editable(row, 'remark', row.remark),
      },
      {
        key: 'operator',
        title: (
          <Tooltip title={t('contacts.operatorHint')}>
            <span className="hinted">{t('contacts.column.operator')}</span>
          </Tooltip>
        ),
        width: 116,
        render: origin,
      },
      {
        key: 'groups',
        title: t('contacts.column.groups'),
        width: 'minmax(84px, 1fr)',
        render: (row) => <Names ids={row.groupIds} names={groupNames} />,
      },
      {
        key: 'tags',
        title: t('contacts.column.tags'),
        width: 'minmax(76px, 0.7fr)',
        render: (row) => <Names ids={row.tagIds} names={tagNames} />,
      },
      {
        key: 'last',
        title: deleted ? t('contacts.column.deletedAt') : t('contacts.column.lastSent'),
        width: 118,
        render: (row) => moment(deleted ? row.deletedAt : row.lastSentAt),
      },
    ];
  }, [t, origin, groups, tags, deleted]);
}
