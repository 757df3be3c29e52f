import { Alert, Input, Select, Tag } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { MESSAGE_STATES } from '../../../shared/domain/status.ts';
import { useInfiniteOf, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ListNews } from '../../ui/list-news.tsx';
import { MaskToggle } from '../../ui/mask.tsx';
import { MessageDrawer } from '../../ui/message-drawer.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useDetailView } from './detail-store.ts';
import { useRecipientColumns } from './recipient-columns.tsx';
import { isState } from './state-tiles.tsx';

const NO_REASONS: never[] = [];

/** Everyone the campaign goes to, with what came of it. */
export function RecipientsView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { state, code, q: typed, set } = useDetailView(campaign.id);
  const q = useDebounced(typed).trim();
  const [opened, setOpened] = useState<number | null>(null);
  const filter = useMemo(
    () => ({
      campaignId: campaign.id,
      ...(state === null ? {} : { states: [state] }),
      ...(code === null ? {} : { code }),
      ...(q === '' ? {} : { q }),
    }),
    [campaign.id, state, code, q],
  );
  const list = useInfiniteOf('messages.page', { filter });
  const reasons = useQueryOf('campaigns.breakdown', { id: campaign.id }).data?.reasons ?? NO_REASONS;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useRecipientColumns(reasons);
  const filtered = state !== null || code !== null || q !== '';

  return (
    <>
      <search className="toolbar">
        <Input.Search
          className="campaign-search"
          allowClear
          maxLength={40}
          value={typed}
          placeholder={t('campaigns.recipients.search')}
          aria-label={t('common.search')}
          onChange={(event) => set({ q: event.target.value })}
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
        <span className="push" />
        <MaskToggle />
        <ExportButton filter={filter} disabled={list.rows.length === 0} />
      </search>
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <ListNews stale={list.isStale && !list.isFetching} onRefresh={() => list.refetch()} />
      <VirtualTable
        label={t('campaigns.detail.views.recipients')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHeight={40}
        columns={columns}
        loading={list.isPending}
        onMore={hasNextPage ? more : undefined}
        onOpen={(row) => setOpened(row.id)}
        resetKey={JSON.stringify(filter)}
        empty={
          filtered ? (
            <EmptyHint title={t('common.nothingFound')} hint={t('common.nothingFoundHint')} />
          ) : (
            <EmptyHint title={t('campaigns.recipients.empty')} hint={t('campaigns.recipients.emptyHint')} />
          )
        }
      />
      <MessageDrawer id={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </>
  );
}
