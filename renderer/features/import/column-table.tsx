import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ColumnTarget, Inspection } from '../../../shared/contract/transfer.ts';
import { useImportStore } from './import-store.ts';

const STANDARD = [
  'number',
  'name',
  'gender',
  'birthday',
  'company',
  'remark',
  'group',
  'tag',
  'consentSource',
  'consentDate',
] as const;

type Column = Inspection['columns'][number];

/** The field a column would be kept as: its own heading, or the one guessed for it. */
function customOf(column: Column, unnamed: string): `custom:${string}` {
  if (column.guess.startsWith('custom:')) return column.guess as `custom:${string}`;
  return `custom:${(column.header.trim() || unnamed).slice(0, 40)}`;
}

function useTargets(column: Column) {
  const { t } = useTranslation();
  const custom = customOf(column, t('import.columns.unnamed', { value: column.index + 1 }));
  return [
    {
      label: t('import.target.standard'),
      options: STANDARD.map((value) => ({ value, label: t(`import.target.${value}`) })),
    },
    {
      label: t('import.target.other'),
      options: [
        { value: custom, label: t('import.target.custom', { name: custom.slice('custom:'.length) }) },
        { value: 'skip', label: t('import.target.skip') },
      ],
    },
  ];
}

function ColumnRow({ column, target }: { column: Column; target: ColumnTarget }) {
  const { t } = useTranslation();
  const setTarget = useImportStore((state) => state.setTarget);
  const hasHeader = useImportStore((state) => state.hasHeader);
  const options = useTargets(column);
  const name = (hasHeader && column.header) || t('import.columns.unnamed', { value: column.index + 1 });
  const guessed = target === column.guess && column.because !== 'none';
  return (
    <tr className={target === 'skip' ? 'skipped' : ''}>
      <th scope="row">{name}</th>
      <td className="import-samples" translate="no">
        {column.samples.slice(0, 3).join(' · ') || '–'}
      </td>
      <td>
        <Select<string>
          className="import-target"
          aria-label={`${t('import.columns.target')} ${name}`}
          value={target}
          options={options}
          onChange={(value) => setTarget(column.index, value as ColumnTarget)}
        />
        {guessed && (
          <div className="muted import-because">
            {t(column.because === 'header' ? 'import.columns.byHeader' : 'import.columns.byContent')}
          </div>
        )}
      </td>
    </tr>
  );
}

export function ColumnTable() {
  const { t } = useTranslation();
  const columns = useImportStore((state) => state.inspection?.columns ?? []);
  const targets = useImportStore((state) => state.targets);
  return (
    <table className="import-table">
      <thead>
        <tr>
          <th scope="col">{t('import.columns.column')}</th>
          <th scope="col">{t('import.columns.samples')}</th>
          <th scope="col">{t('import.columns.target')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow key={column.index} column={column} target={targets[column.index] ?? 'skip'} />
        ))}
      </tbody>
    </table>
  );
}
