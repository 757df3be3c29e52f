import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { formatCount, formatLeft } from '../../ui/format.ts';
import { figuresOf } from './figures.ts';

const STATUS: Partial<Record<Campaign['state'], 'active' | 'normal'>> = { sending: 'active' };

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

/** Submitted of all; the darker part has reached the phone. */
export function CampaignProgress({ campaign, size }: { campaign: Campaign; size?: 'small' }) {
  const { total, submitted, delivered } = figuresOf(campaign.counts);
  const share = (n: number) => (total === 0 ? 0 : (n / total) * 100);
  return (
    <Progress
      size={size}
      percent={share(submitted)}
      success={{ percent: share(delivered) }}
      status={STATUS[campaign.state] ?? 'normal'}
      showInfo={false}
      aria-label={campaign.name}
    />
  );
}
