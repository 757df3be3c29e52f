import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CampaignState, MessageState } from '../../shared/domain/status.ts';

const MESSAGE_COLOR: Record<MessageState, string> = {
  queued: 'default',
  submitting: 'processing',
  accepted: 'processing',
  delivered: 'success',
  failed: 'error',
  rejected: 'error',
  unknown: 'warning',
  no_report: 'default',
  excluded: 'default',
  cancelled: 'default',
};

/** State of one message, with what it means for the customer on hover. */
export function StateTag({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`stateHint.${state}`)}>
      <Tag color={MESSAGE_COLOR[state]}>{t(`state.${state}`)}</Tag>
    </Tooltip>
  );
}

const CAMPAIGN_COLOR: Record<CampaignState, string> = {
  draft: 'default',
  planning: 'processing',
  scheduled: 'processing',
  sending: 'processing',
  paused: 'warning',
  finished: 'success',
  cancelled: 'default',
};

export function CampaignTag({ state }: { state: CampaignState }) {
  const { t } = useTranslation();
  return <Tag color={CAMPAIGN_COLOR[state]}>{t(`campaignState.${state}`)}</Tag>;
}
