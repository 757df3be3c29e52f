import { TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './index.tsx';

const DAY = 1440;
const clockOf = (minutes: number): Dayjs =>
  dayjs()
    .startOf('day')
    .add(minutes % DAY, 'minute');
const minutesOf = (clock: Dayjs): number => clock.hour() * 60 + clock.minute();

export function WindowControl({ settings, change }: SectionProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(false);
  const save = (clocks: [Dayjs | null, Dayjs | null] | null) => {
    const [from, to] = clocks ?? [];
    if (!from || !to) return;
    const marketingFrom = minutesOf(from);
    // 00:00 as an end is midnight.
    const marketingTo = minutesOf(to) || DAY;
    setWrong(marketingTo <= marketingFrom);
    if (marketingTo > marketingFrom) change({ marketingFrom, marketingTo });
  };
  return (
    <>
      <TimePicker.RangePicker
        format="HH:mm"
        minuteStep={5}
        order={false}
        allowClear={false}
        status={wrong ? 'error' : undefined}
        value={[clockOf(settings.marketingFrom), clockOf(settings.marketingTo)]}
        onChange={save}
        aria-label={t('settings.window')}
      />
      {wrong && <div className="settings-wrong">{t('settings.windowOrder')}</div>}
    </>
  );
}
