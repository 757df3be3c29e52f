import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { CampaignTag } from '../../ui/state-tag.tsx';
import { isPartial } from './figures.ts';

/** The state as the list and the detail name it: 部分失败 instead of 已完成 where something failed. */
export function CampaignStateTag({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  return (
    <span className="campaign-tags">
      {isPartial(campaign) ? (
        <Tag color="warning">{t('campaigns.partial')}</Tag>
      ) : (
        <CampaignTag state={campaign.state} />
      )}
      {campaign.simulated && <Tag color="warning">{t('common.simulated')}</Tag>}
    </span>
  );
}
