import { Alert, Modal, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenderedRecipient } from '../../../shared/contract/compose.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { type VirtualColumn, VirtualTable } from '../../ui/virtual-table.tsx';
import { RenderedPreview } from './rendered-preview.tsx';
import { useRecipients } from './use-recipients.ts';
import { useTotals } from './use-totals.ts';

/** Everyone who will be written to, with the text they will get. */
export function RecipientsList() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { totals } = useTotals();
  const [minParts, setMinParts] = useState(0);
  const [shown, setShown] = useState<RenderedRecipient | null>(null);
  const { rows, matching, loading, more, error } = useRecipients(minParts);
  const columns = useColumns();
  const kinds = (totals?.byParts ?? []).map(({ parts }) => parts).slice(1);
  const atLeast = (n: number) =>
    formatCount((totals?.byParts ?? []).reduce((sum, row) => sum + (row.parts >= n ? row.recipients : 0), 0));
  return (
    <div className="fill composer-list">
      <div className="toolbar">
        <strong>{t('composer.review.recipients', { value: formatCount(matching) })}</strong>
        {kinds.length > 0 && (
          <Segmented
            size="small"
            value={minParts}
            options={[
              { value: 0, label: t('common.all') },
              ...kinds.map((n) => ({ value: n, label: t('composer.review.atLeast', { parts: n, value: atLeast(n) }) })),
            ]}
            onChange={setMinParts}
          />
        )}
      </div>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      <VirtualTable
        label={t('composer.review.list')}
        rows={rows}
        rowKey={(row) => row.seq}
        columns={columns}
        rowHeight={40}
        loading={loading}
        onMore={more}
        onOpen={setShown}
        resetKey={String(minParts)}
        empty={<EmptyHint title={t('composer.review.nobody')} hint={t('composer.review.nobodyHint')} />}
      />
      <Modal
        open={shown !== null}
        onCancel={() => setShown(null)}
        footer={null}
        width={400}
        title={shown && `${shown.name || t('contacts.noName')} · ${shown.number}`}
        destroyOnHidden
      >
        {shown && <RenderedPreview row={shown} />}
      </Modal>
    </div>
  );
}

function useColumns(): VirtualColumn<RenderedRecipient>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('composer.review.number'),
        width: 134,
        render: (row) => <NumberText number={row.number} />,
      },
      { key: 'name', title: t('contacts.column.name'), width: 88, render: (row) => row.name },
      {
        key: 'text',
        title: t('composer.review.text'),
        width: 'minmax(160px, 1fr)',
        render: (row) => <span title={row.text}>{row.text}</span>,
      },
      { key: 'units', title: t('composer.review.units'), width: 76, align: 'right', render: (row) => row.units },
      { key: 'parts', title: t('composer.review.parts'), width: 76, align: 'right', render: (row) => row.parts },
      {
        key: 'cost',
        title: t('composer.review.cost'),
        width: 84,
        align: 'right',
        render: (row) => <Money li={row.cost} />,
      },
    ],
    [t],
  );
}
