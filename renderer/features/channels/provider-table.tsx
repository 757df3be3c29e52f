import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Descriptor } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';

const COLUMNS = ['content', 'reports', 'replies', 'billing', 'ip'] as const;

/** What must be at hand before one can begin: fields that are asked for and have no default. */
function useNeeds(): (row: Descriptor) => string {
  const { t } = useTranslation();
  const loose = useLooseText();
  return ({ fields, simulated }) => {
    if (simulated) return t('channels.facts.nothing');
    const needed = fields.filter((field) => field.required && field.default === null);
    const shown = needed.length > 0 ? needed : fields.filter(({ kind }) => kind === 'secret');
    return shown.map(({ label }) => loose('provider.field', label)).join(t('channels.facts.and'));
  };
}

/** Good news is plain, what costs the owner something stands out. */
function Fact({ row, column }: { row: Descriptor; column: (typeof COLUMNS)[number] }) {
  const { t } = useTranslation();
  switch (column) {
    case 'content':
      return t(`channels.facts.contents.${row.content}`);
    case 'reports':
      return row.reports === 'none' ? <Lack>{t('channels.facts.none')}</Lack> : t(`channels.facts.had.${row.reports}`);
    case 'replies':
      return row.replies ? t('channels.facts.yes') : <Lack>{t('channels.facts.none')}</Lack>;
    case 'billing':
      return t(`channels.facts.billings.${row.billing}`);
    case 'ip':
      return row.ipWhitelist === 'required' ? (
        <Lack>{t('channels.facts.ips.required')}</Lack>
      ) : (
        t(`channels.facts.ips.${row.ipWhitelist}`)
      );
  }
}

const Lack = ({ children }: { children: string }) => <span className="provider-lack">{children}</span>;

interface ProviderTableProps {
  rows: Descriptor[];
  onChoose: (row: Descriptor) => void;
}

/** Who to send through, side by side, in the order a newcomer should look at them. */
export function ProviderTable({ rows, onChoose }: ProviderTableProps) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const needs = useNeeds();
  return (
    <table className="provider-table">
      <thead>
        <tr>
          <th scope="col">{t('channels.facts.provider')}</th>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {t(`channels.facts.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{t('channels.facts.choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.provider}>
            <th scope="row">
              <strong>{loose('provider', row.title)}</strong>{' '}
              {row.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
              <div className="muted">{t('channels.facts.needs', { list: needs(row) })}</div>
            </th>
            {COLUMNS.map((column) => (
              <td key={column}>
                <Fact row={row} column={column} />
              </td>
            ))}
            <td>
              <Button
                aria-label={`${t('channels.facts.choose')} ${loose('provider', row.title)}`}
                onClick={() => onChoose(row)}
              >
                {t('channels.facts.choose')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
