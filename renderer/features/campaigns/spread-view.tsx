import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { provinceName } from '../../../shared/domain/province-names.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { windowLanguage } from '../../i18n/i18n.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { type Bar, Bars } from './bars.tsx';
import { figuresOf } from './figures.ts';
import { NotesPanel } from './notes-panel.tsx';

const MOST_PROVINCES = 12;

function useWithin() {
  const { t } = useTranslation();
  return (seconds: number): string => {
    if (seconds < 60) return t('campaigns.spread.within.seconds', { value: seconds });
    if (seconds < 3600) return t('campaigns.spread.within.minutes', { value: seconds / 60 });
    return t('campaigns.spread.within.hours', { value: seconds / 3600 });
  };
}

/** By carrier, by region, and how long the reports took. */
export function SpreadView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const within = useWithin();
  const data = useQueryOf('campaigns.breakdown', { id: campaign.id }, { keep: true }).data;
  if (!data) return null;
  const of = (delivered: number, total: number) =>
    t('campaigns.spread.of', { delivered: formatCount(delivered), total: formatCount(total) });
  const bar = (key: string, label: string, delivered: number, total: number, most: number): Bar => ({
    key,
    label,
    value: of(delivered, total),
    share: total / most,
    good: delivered / most,
  });

  const carriers = data.carriers
    .map(({ carrier, counts }) => ({ carrier, ...figuresOf(counts) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  const channels = data.channels
    .map(({ channelId, name, counts }) => ({ channelId, name, ...figuresOf(counts) }))
    .sort((a, b) => b.total - a.total);
  const provinces = data.provinces.slice(0, MOST_PROVINCES);
  const others = data.provinces.slice(MOST_PROVINCES);
  const mostCarrier = Math.max(1, ...carriers.map(({ total }) => total));
  const mostProvince = Math.max(1, ...provinces.map(({ recipients }) => recipients));
  const reported = Math.max(0, ...data.latency.map(({ recipients }) => recipients));
  // Once everyone is in, the longer times say nothing more.
  const enough = data.latency.findIndex(({ recipients }) => recipients === reported);
  const latency = reported === 0 ? [] : data.latency.slice(0, enough + 1);

  if (carriers.length === 0)
    return (
      <section className="panel">
        <EmptyHint title={t('campaigns.spread.empty')} />
      </section>
    );
  return (
    <div className="campaign-scroll spread">
      <section className="panel">
        {channels.length > 0 && (
          <>
            <h2>{t('campaigns.money.channel')}</h2>
            <Bars
              label={t('campaigns.money.channel')}
              rows={channels.map((row) =>
                bar(
                  String(row.channelId),
                  row.name || t('channels.gone'),
                  row.delivered,
                  row.total,
                  Math.max(1, ...channels.map(({ total }) => total)),
                ),
              )}
            />
          </>
        )}
        <h2>{t('campaigns.spread.carriers')}</h2>
        <Bars
          label={t('campaigns.spread.carriers')}
          rows={carriers.map((row) =>
            bar(row.carrier, t(`operator.${row.carrier}`), row.delivered, row.total, mostCarrier),
          )}
        />
        <h2>{t('campaigns.spread.latency')}</h2>
        <p className="muted">
          {latency.length === 0 ? t('campaigns.spread.latencyEmpty') : t('campaigns.spread.latencyHint')}
        </p>
        <Bars
          label={t('campaigns.spread.latency')}
          rows={latency.map(({ withinSeconds, recipients }) => ({
            key: String(withinSeconds),
            label: within(withinSeconds),
            value: `${formatCount(recipients)} · ${Math.round((recipients / reported) * 100)}%`,
            share: recipients / reported,
          }))}
        />
      </section>
      <section className="panel">
        <h2>{t('campaigns.spread.provinces')}</h2>
        <Bars
          label={t('campaigns.spread.provinces')}
          rows={[
            ...provinces.map((row) =>
              bar(
                row.province,
                provinceName(row.province, windowLanguage()) || t('campaigns.spread.unknownProvince'),
                row.delivered,
                row.recipients,
                mostProvince,
              ),
            ),
            ...(others.length === 0
              ? []
              : [
                  bar(
                    'others',
                    t('campaigns.spread.others', { value: others.length }),
                    others.reduce((sum, row) => sum + row.delivered, 0),
                    others.reduce((sum, row) => sum + row.recipients, 0),
                    Math.max(
                      mostProvince,
                      others.reduce((sum, row) => sum + row.recipients, 0),
                    ),
                  ),
                ]),
          ]}
        />
        <p className="muted">{t('campaigns.spread.guess')}</p>
      </section>
      <NotesPanel campaignId={campaign.id} />
    </div>
  );
}
