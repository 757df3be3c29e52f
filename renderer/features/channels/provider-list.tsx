import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Descriptor } from '../../../shared/contract/channels.ts';
import { useLooseText } from '../../i18n/loose-text.ts';

/** Who to send through, in plain words. */
export function ProviderList({ rows, onChoose }: { rows: Descriptor[]; onChoose: (row: Descriptor) => void }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  return (
    <ul className="provider-list">
      {rows.map((row) => (
        <li key={row.provider}>
          <button type="button" onClick={() => onChoose(row)}>
            <span>
              <strong>{loose('provider', row.title)}</strong>{' '}
              {row.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
            </span>
            <span className="muted">{loose('provider.about', row.provider)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
