import { InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../../shared/contract/compose.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { useDraftStore } from './draft-store.ts';
import { GOOD_HOURS, nextAt } from './shanghai-picker.ts';
import { TimeField } from './time-field.tsx';
import { useTotals } from './use-totals.ts';

type Mode = Schedule['mode'];
const MODES: readonly Mode[] = ['now', 'at', 'lots'];
const MINUTE = 60_000;

function startOf(mode: Mode, old: Schedule): Schedule {
  if (mode === old.mode) return old;
  const at = old.mode === 'now' ? null : old.at;
  if (mode === 'now') return { mode };
  if (mode === 'at') return { mode, at: at ?? nextAt(GOOD_HOURS.morning, Date.now()) };
  return { mode, at, size: 500, everyMinutes: 30 };
}

/** Now, at a time, or in lots. */
export function SchedulePanel() {
  const { t } = useTranslation();
  const schedule = useDraftStore((state) => state.draft.schedule);
  const update = useDraftStore((state) => state.update);
  const hold = useQueryOf('settings.get', {}).data?.holdSeconds ?? 10;
  const set = (next: Schedule) => update({ schedule: next });
  return (
    <section className="panel composer-rows" aria-labelledby="composer-schedule">
      <h2 id="composer-schedule">{t('composer.schedule.title')}</h2>
      <Radio.Group
        aria-labelledby="composer-schedule"
        optionType="button"
        value={schedule.mode}
        options={MODES.map((value) => ({ value, label: t(`composer.schedule.${value}`) }))}
        onChange={(event) => set(startOf(event.target.value, schedule))}
      />
      {schedule.mode === 'now' && (
        <p className="muted composer-note">
          {hold > 0 ? t('composer.schedule.nowHint', { seconds: hold }) : t('composer.schedule.noHold')}
        </p>
      )}
      {schedule.mode === 'at' && <TimeField value={schedule.at} onChange={(at) => set({ mode: 'at', at })} />}
      {schedule.mode === 'lots' && <LotsFields lots={schedule} onChange={set} />}
      {schedule.mode !== 'now' && <p className="muted composer-note">{t('composer.schedule.atHint')}</p>}
    </section>
  );
}

type Lots = Extract<Schedule, { mode: 'lots' }>;

function LotsFields({ lots, onChange }: { lots: Lots; onChange: (lots: Lots) => void }) {
  const { t } = useTranslation();
  const { totals } = useTotals();
  const people = totals?.recipients ?? 0;
  const count = Math.ceil(people / lots.size);
  const last = (lots.at ?? Date.now()) + Math.max(0, count - 1) * lots.everyMinutes * MINUTE;
  return (
    <>
      <div className="composer-inline">
        {t('composer.schedule.lotSize')}
        <InputNumber
          aria-label={t('composer.schedule.lotSize')}
          min={1}
          max={1_000_000}
          precision={0}
          value={lots.size}
          onChange={(size) => size !== null && onChange({ ...lots, size })}
        />
        {t('composer.schedule.lotEvery')}
        <InputNumber
          aria-label={t('composer.schedule.lotEvery')}
          min={1}
          max={10_080}
          precision={0}
          value={lots.everyMinutes}
          onChange={(everyMinutes) => everyMinutes !== null && onChange({ ...lots, everyMinutes })}
        />
        {t('composer.schedule.minutes')}
      </div>
      <div className="composer-inline">
        {t('composer.schedule.firstLot')}
        <Radio.Group
          aria-label={t('composer.schedule.firstLot')}
          value={lots.at === null ? 'now' : 'at'}
          options={(['now', 'at'] as const).map((value) => ({ value, label: t(`composer.schedule.first_${value}`) }))}
          onChange={(event) =>
            onChange({ ...lots, at: event.target.value === 'now' ? null : nextAt(GOOD_HOURS.morning, Date.now()) })
          }
        />
      </div>
      {lots.at !== null && <TimeField value={lots.at} onChange={(at) => onChange({ ...lots, at })} />}
      {count > 0 && (
        <p className="composer-note numeric">
          {t('composer.schedule.lotsSum', {
            people: formatCount(people),
            lots: formatCount(count),
            last: formatMoment(last),
          })}
        </p>
      )}
    </>
  );
}
