import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../../shared/contract/compose.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { formatCount, formatTime } from '../../ui/format.ts';
import { useDraftStore } from './draft-store.ts';
import { Figures, UpdatingMark } from './updating-mark.tsx';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

/** Everything that is about to happen, in one place. */
export function SummaryPanel() {
  const { t } = useTranslation();
  const { kind, signature, schedule } = useDraftStore((state) => state.draft);
  const { totals } = useTotals();
  const { channel, missing } = useRules();
  const excluded = totals?.excluded.reduce((sum, row) => sum + row.recipients, 0) ?? 0;
  const shares = totals?.byParts.map(({ parts, recipients }) =>
    t('composer.count.share', { parts, value: formatCount(recipients) }),
  );
  const lines: [string, ReactNode][] = [
    [
      t('composer.review.people'),
      totals && (
        <>
          <strong>{t('common.people', { value: formatCount(totals.recipients) })}</strong>
          {excluded > 0 && (
            <span className="muted"> {t('composer.review.excluded', { value: formatCount(excluded) })}</span>
          )}
        </>
      ),
    ],
    [
      t('composer.review.billed'),
      totals && (
        <>
          <strong>{t('common.parts', { value: formatCount(totals.parts) })}</strong>{' '}
          <span className="muted">{(shares?.length ?? 0) > 1 && shares?.join(' · ')}</span>
        </>
      ),
    ],
    [
      t('composer.review.price'),
      totals && (
        <strong>{missing ? t('composer.review.noPrice') : `${t('common.about')} ${formatYuan(totals.cost)}`}</strong>
      ),
    ],
    [t('composer.content.kind'), `${t(`kind.${kind}`)} · ${signature === '' ? t('common.none') : `【${signature}】`}`],
    [
      t('composer.channel.title'),
      <>
        {channel?.name ?? t('composer.channel.none')}{' '}
        {channel?.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
      </>,
    ],
    [t('composer.schedule.title'), <When key="when" schedule={schedule} />],
  ];
  return (
    <section className="panel" aria-labelledby="composer-summary">
      <h2 id="composer-summary">
        {t('composer.review.title')} <UpdatingMark />
      </h2>
      <Figures>
        <dl className="composer-summary numeric">
          {lines.map(([label, content]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{content}</dd>
            </div>
          ))}
        </dl>
      </Figures>
    </section>
  );
}

function When({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  if (schedule.mode === 'now') return t('composer.schedule.now');
  const at = schedule.at === null ? t('composer.schedule.now') : formatTime(schedule.at);
  if (schedule.mode === 'at') return at;
  return t('composer.review.lots', { at, size: formatCount(schedule.size), minutes: schedule.everyMinutes });
}
