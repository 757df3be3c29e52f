import { Button, DatePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import { startOfShanghaiDay } from '../../../shared/domain/shanghai.ts';
import { formatMoment } from '../../ui/format.ts';
import { fromPicker, GOOD_HOURS, nextAt, toPicker } from './shanghai-picker.ts';

const HOURS = ['morning', 'lunch', 'evening'] as const;

/** A minute of Shanghai's time, with the hours at which people read. */
export function TimeField({ value, onChange }: { value: number; onChange: (at: number) => void }) {
  const { t } = useTranslation();
  const now = Date.now();
  const today = startOfShanghaiDay(now);
  return (
    <div className="composer-rows">
      <div className="composer-inline">
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          showNow={false}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          aria-label={t('composer.schedule.at')}
          value={toPicker(value)}
          status={value < now ? 'error' : undefined}
          disabledDate={(day) => startOfShanghaiDay(fromPicker(day)) < today}
          onChange={(shown) => shown && onChange(fromPicker(shown))}
        />
        <span className="muted">{t('composer.schedule.zone')}</span>
      </div>
      <div className="composer-chips">
        <span className="muted">{t('composer.schedule.suggest')}</span>
        {HOURS.map((hour) => {
          const at = nextAt(GOOD_HOURS[hour], now);
          return (
            <Button key={hour} size="small" onClick={() => onChange(at)}>
              {t(`composer.schedule.${hour}`, { time: momentOf(at, now, t('composer.schedule.tomorrow')) })}
            </Button>
          );
        })}
      </div>
      {value < now && (
        <p className="composer-bad" role="alert">
          {t('problem.start_in_past')}
        </p>
      )}
    </div>
  );
}

const DAY = 86_400_000;

function momentOf(at: number, now: number, tomorrow: string): string {
  const ahead = startOfShanghaiDay(at) === startOfShanghaiDay(now) + DAY;
  return ahead ? `${tomorrow} ${toPicker(at).format('HH:mm')}` : formatMoment(at, now);
}
