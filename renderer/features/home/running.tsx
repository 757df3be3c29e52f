import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/contract/app.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { linkTo } from '../../ui/navigation.ts';

export function Running({ running, next }: Pick<HomeSummary, 'running' | 'next'>) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="home-running">
      <h2 id="home-running">{t('home.running.title')}</h2>
      {running.length === 0 && <p className="muted">{t('home.running.none')}</p>}
      <ul className="plain-list">
        {running.map((campaign) => (
          <li key={campaign.id} className="home-running">
            <a className="ellipsis" href={linkTo('campaigns', campaign.id)}>
              {campaign.name}
            </a>
            <span className="muted numeric">
              {t('home.running.progress', { done: formatCount(campaign.done), total: formatCount(campaign.total) })}
            </span>
            <Progress
              size="small"
              showInfo={false}
              percent={campaign.total === 0 ? 0 : (campaign.done / campaign.total) * 100}
              aria-label={campaign.name}
            />
          </li>
        ))}
      </ul>
      <h2>{t('home.next.title')}</h2>
      {next ? (
        <p>
          <a href={linkTo('campaigns', next.id)}>{next.name}</a> ·{' '}
          <span className="numeric">{formatMoment(next.startAt)}</span>
        </p>
      ) : (
        <p className="muted">{t('home.next.none')}</p>
      )}
    </section>
  );
}
