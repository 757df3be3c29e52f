import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { MessageFilter } from '../../../shared/contract/campaigns.ts';
import { MESSAGE_STATES } from '../../../shared/domain/status.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { MaskToggle } from '../../ui/mask.tsx';
import { useRecordsStore } from './records-store.ts';

export function FilterBar({ filter, empty }: { filter: MessageFilter; empty: boolean }) {
  const { t } = useTranslation();
  const { q, code, states, days, set, clear } = useRecordsStore();
  const today = dayjs();
  return (
    <search className="toolbar">
      <Input.Search
        className="records-search"
        allowClear
        maxLength={40}
        value={q}
        placeholder={t('records.search')}
        aria-label={t('common.search')}
        onChange={(event) => set({ q: event.target.value })}
      />
      <Select
        className="records-states"
        mode="multiple"
        maxTagCount="responsive"
        allowClear
        value={states}
        placeholder={t('records.states')}
        aria-label={t('records.column.state')}
        options={MESSAGE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(value) => set({ states: value })}
      />
      <DatePicker.RangePicker
        className="records-days"
        value={days && [dayjs(days[0]), dayjs(days[1])]}
        placeholder={[t('records.from'), t('records.to')]}
        presets={[
          { label: t('records.preset.today'), value: [today, today] },
          { label: t('records.preset.week'), value: [today.subtract(6, 'day'), today] },
          { label: t('records.preset.month'), value: [today.subtract(29, 'day'), today] },
        ]}
        onChange={(range) => {
          const [from, to] = range ?? [];
          set({ days: from && to ? [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')] : null });
        }}
      />
      <Input
        className="records-code"
        allowClear
        maxLength={60}
        value={code}
        placeholder={t('records.code')}
        aria-label={t('records.code')}
        onChange={(event) => set({ code: event.target.value })}
      />
      {Object.keys(filter).length > 0 && (
        <Button type="link" onClick={clear}>
          {t('common.clearFilters')}
        </Button>
      )}
      <span className="push" />
      <MaskToggle />
      <ExportButton filter={filter} disabled={empty} />
    </search>
  );
}
