import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { formatCount, formatLeft } from '../../ui/format.ts';
import { figuresOf } from './figures.ts';

/** Speed and time left, while there are any. */
export function usePace(): (campaign: Campaign) => string {
  const { t } = useTranslation();
  return (campaign) => {
    if (campaign.state !== 'sending') return '';
    const speed = campaign.speed >= 10 ? Math.round(campaign.speed) : Number(campaign.speed.toFixed(1));
    return [
      speed > 0 && t('campaigns.speed', { value: formatCount(speed) }),
      campaign.leftMs !== null && campaign.leftMs > 0 && t('campaigns.left', { time: formatLeft(campaign.leftMs) }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

/** Submitted of all, in the colours of the tiles: delivered, failed, unknown, and what is still waited for. */
export function CampaignProgress({ campaign, size }: { campaign: Campaign; size?: 'small' }) {
  const { total, submitted, delivered, failed, unknown } = figuresOf(campaign.counts);
  const share = (n: number) => (total === 0 ? 0 : (n / total) * 100);
  const parts = { delivered, failed, unknown, waiting: submitted - delivered - failed - unknown };
  return (
    <div
      role="progressbar"
      className={`campaign-bar${size === 'small' ? ' small' : ''}`}
      aria-label={campaign.name}
      aria-valuenow={Math.round(share(submitted))}
    >
      {Object.entries(parts).map(([key, count]) => (
        <span key={key} className={`campaign-bar-${key}`} style={{ width: `${share(count)}%` }} />
      ))}
    </div>
  );
}
