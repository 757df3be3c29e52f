import { InputNumber, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { SettingsPatch } from '../../../shared/contract/app.ts';
import type { SectionProps } from './index.tsx';
import { Row } from './row.tsx';

type Numeric =
  | 'marketingPerDay'
  | 'marketingPerWeek'
  | 'sameTextHours'
  | 'probePerCarrier'
  | 'probeShare'
  | 'probeMinutes'
  | 'approvalRecipients'
  | 'approvalCost'
  | 'suspectAfter'
  | 'suspectRetestDays';
type Unit = 'parts' | 'hours' | 'minutes' | 'days' | 'people' | 'percent' | 'yuan';

interface Field {
  key: Numeric;
  label:
    | 'perDay'
    | 'perWeek'
    | 'sameText'
    | 'probe'
    | 'probeShare'
    | 'probeMinutes'
    | 'approvalRecipients'
    | 'approvalCost'
    | 'suspectAfter'
    | 'suspectRetest';
  hint?:
    | 'perDayHint'
    | 'perWeekHint'
    | 'sameTextHint'
    | 'probeHint'
    | 'probeShareHint'
    | 'approvalRecipientsHint'
    | 'suspectAfterHint'
    | 'suspectRetestHint';
  unit: Unit;
  min: number;
  max: number;
  /** empty means no limit */
  optional?: true;
}

const FREQUENCY: readonly Field[] = [
  { key: 'marketingPerDay', label: 'perDay', hint: 'perDayHint', unit: 'parts', min: 1, max: 20, optional: true },
  { key: 'marketingPerWeek', label: 'perWeek', hint: 'perWeekHint', unit: 'parts', min: 1, max: 100, optional: true },
  { key: 'sameTextHours', label: 'sameText', hint: 'sameTextHint', unit: 'hours', min: 0, max: 168 },
];
const REST: readonly Field[] = [
  { key: 'probePerCarrier', label: 'probe', hint: 'probeHint', unit: 'people', min: 1, max: 50 },
  { key: 'probeShare', label: 'probeShare', hint: 'probeShareHint', unit: 'percent', min: 1, max: 100 },
  { key: 'probeMinutes', label: 'probeMinutes', unit: 'minutes', min: 1, max: 240 },
  {
    ...{ key: 'approvalRecipients', label: 'approvalRecipients', hint: 'approvalRecipientsHint', unit: 'people' },
    ...{ min: 1, max: 1_000_000, optional: true },
  },
  { key: 'approvalCost', label: 'approvalCost', unit: 'yuan', min: 1, max: 1_000_000, optional: true },
  { key: 'suspectAfter', label: 'suspectAfter', hint: 'suspectAfterHint', unit: 'days', min: 1, max: 10 },
  { key: 'suspectRetestDays', label: 'suspectRetest', hint: 'suspectRetestHint', unit: 'days', min: 7, max: 365 },
];
/** Money is kept in 厘. */
const scaleOf = (unit: Unit): number => (unit === 'yuan' ? 1000 : 1);

function NumberRow({ field, settings, change }: SectionProps & { field: Field }) {
  const { t } = useTranslation();
  const { key, label, hint, unit, min, max, optional } = field;
  const scale = scaleOf(unit);
  const kept = settings[key];
  const save = (value: number | null) => {
    if (value === null && optional === undefined) return;
    const next = value === null ? null : Math.round(value * scale);
    if (next !== kept) change({ [key]: next } as SettingsPatch);
  };
  return (
    <Row label={t(`care.${label}`)} hint={hint && t(`care.${hint}`)}>
      <InputNumber
        min={min}
        max={max}
        precision={0}
        placeholder="–"
        value={kept === null ? null : kept / scale}
        aria-label={t(`care.${label}`)}
        suffix={t(`care.unit.${unit}`)}
        onChange={save}
      />
    </Row>
  );
}

const clockOf = (minutes: number): Dayjs => dayjs().startOf('day').add(minutes, 'minute');
const minutesOf = (clock: Dayjs): number => clock.hour() * 60 + clock.minute();

function QuietRow({ settings, change }: SectionProps) {
  const { t } = useTranslation();
  const { quietFrom, quietTo } = settings;
  return (
    <Row label={t('care.quiet')} hint={t('care.quietHint')}>
      <TimePicker.RangePicker
        format="HH:mm"
        minuteStep={5}
        order={false}
        aria-label={t('care.quiet')}
        value={quietFrom === null || quietTo === null ? null : [clockOf(quietFrom), clockOf(quietTo)]}
        onChange={(clocks) => {
          const [from, to] = clocks ?? [];
          change({ quietFrom: from ? minutesOf(from) : null, quietTo: to ? minutesOf(to) : null });
        }}
      />
    </Row>
  );
}

/** How often, how carefully and with whose approval. */
export function CareSection(props: SectionProps) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('care.title')}</h2>
      {FREQUENCY.map((field) => (
        <NumberRow key={field.key} field={field} {...props} />
      ))}
      <QuietRow {...props} />
      {REST.map((field) => (
        <NumberRow key={field.key} field={field} {...props} />
      ))}
    </section>
  );
}
