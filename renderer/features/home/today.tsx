import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/contract/app.ts';
import { formatCount } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';

/** Unknown results are counted apart: they are neither success nor failure. */
const rate = ({ delivered, failed }: HomeSummary['today']): string | null =>
  delivered + failed === 0 ? null : `${((delivered / (delivered + failed)) * 100).toFixed(1)}%`;

const COUNTS = ['submitted', 'delivered', 'failed', 'waiting', 'unknown'] as const;

export function Today({ today }: { today: HomeSummary['today'] }) {
  const { t } = useTranslation();
  const share = rate(today);
  return (
    <section className="panel home-today" aria-labelledby="home-today">
      <h2 id="home-today">{t('home.today.title')}</h2>
      <dl className="figures">
        {COUNTS.map((key) => (
          <div key={key} className={today[key] > 0 ? `figure-${key}` : undefined}>
            <dt>{t(`home.today.${key}`)}</dt>
            <dd className="numeric">{formatCount(today[key])}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Tooltip title={t('home.today.rateHint')}>
              <span className="hinted">{t('home.today.rate')}</span>
            </Tooltip>
          </dt>
          <dd className="numeric">{share ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('home.today.cost')}</dt>
          <dd>
            <Money li={today.cost} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
