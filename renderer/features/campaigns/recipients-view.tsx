import { Select, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { MESSAGE_STATES } from '../../../shared/domain/status.ts';
import { formatCount } from '../../ui/format.ts';
import { MessageTable } from '../../ui/message-table.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useDetailView } from './detail-store.ts';
import { useRecipientColumns } from './recipient-columns.tsx';
import { isState } from './state-tiles.tsx';

/** Everyone the campaign goes to, with what came of it. */
export function RecipientsView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { state, code, q: typed, set } = useDetailView(campaign.id);
  const q = useDebounced(typed).trim();
  const filter = useMemo(
    () => ({
      campaignId: campaign.id,
      ...(state === null ? {} : { states: [state] }),
      ...(code === null ? {} : { code }),
      ...(q === '' ? {} : { q }),
    }),
    [campaign.id, state, code, q],
  );
  const columns = useRecipientColumns();

  const fields = (
    <>
      <SearchField
        className="campaign-search"
        value={typed}
        placeholder={t('campaigns.recipients.search')}
        onChange={(value) => set({ q: value })}
      />
      <Select
        className="campaign-state-filter"
        aria-label={t('campaigns.recipients.column.state')}
        value={state ?? ''}
        options={[
          { value: '', label: t('campaigns.recipients.allStates') },
          ...MESSAGE_STATES.filter((value) => (campaign.counts[value] ?? 0) > 0 || value === state).map((value) => ({
            value,
            label: `${t(`state.${value}`)} · ${formatCount(campaign.counts[value] ?? 0)}`,
          })),
        ]}
        onChange={(value) => set({ state: isState(value) ? value : null })}
      />
      {code !== null && (
        <Tag closable onClose={() => set({ code: null })}>
          {t('campaigns.recipients.code', { code })}
        </Tag>
      )}
    </>
  );

  return (
    <MessageTable
      label={t('campaigns.detail.views.recipients')}
      filter={filter}
      columns={columns}
      fields={fields}
      filtered={state !== null || code !== null || q !== ''}
      empty={{ title: t('campaigns.recipients.empty'), hint: t('campaigns.recipients.emptyHint') }}
    />
  );
}
