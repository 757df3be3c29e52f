import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { MESSAGE_STATES } from '../../../shared/domain/status.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useRecordsStore } from './records-store.ts';

export function FilterFields({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const { q, code, states, days, set, clear } = useRecordsStore();
  const today = dayjs();
  return (
    <>
      <SearchField
        className="records-search"
        value={q}
        placeholder={t('records.search')}
        onChange={(value) => set({ q: value })}
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
      {filtered && (
        <Button type="link" onClick={clear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </>
  );
}
