import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { CampaignStateTag } from './campaign-state.tsx';
import { ContentView } from './content-view.tsx';
import { useDetailView, VIEWS } from './detail-store.ts';
import { figuresOf } from './figures.ts';
import { CampaignProgress, usePace } from './progress-line.tsx';
import { ReasonsView } from './reasons-view.tsx';
import { RecipientsView } from './recipients-view.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { SpreadView } from './spread-view.tsx';
import { StateTiles } from './state-tiles.tsx';
import { StatusNotes } from './status-notes.tsx';
import { UnknownDrawer } from './unknown-drawer.tsx';
import { useActions } from './use-actions.tsx';

const VIEW = { recipients: RecipientsView, reasons: ReasonsView, spread: SpreadView, content: ContentView };

function ProgressLine({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const pace = usePace()(campaign);
  const { total, submitted, waiting, queued } = figuresOf(campaign.counts);
  const words = [
    queued === 0 && submitted > 0
      ? t('campaigns.detail.allSubmitted')
      : t('campaigns.detail.submitted', { done: formatCount(submitted), total: formatCount(total) }),
    pace,
    waiting > 0 && t('campaigns.detail.waitingReports', { value: formatCount(waiting) }),
  ];
  return (
    <div className="campaign-line">
      <CampaignProgress campaign={campaign} />
      <span className="muted numeric nowrap" role="status">
        {words.filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

export function CampaignDetail({ id }: { id: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  // Speed and time left have no event of their own once the last batch is in.
  const [running, setRunning] = useState(false);
  const { data: campaign, error } = useQueryOf('campaigns.get', { id }, running ? { every: 2000 } : {});
  if (campaign && running !== (campaign.state === 'sending')) setRunning(campaign.state === 'sending');
  const detail = useDetailView(id);
  const [retrying, setRetrying] = useState<Campaign | null>(null);
  const [settling, setSettling] = useState(false);
  const actionsOf = useActions(setRetrying);
  const View = VIEW[detail.view];

  const back = (
    <Button
      type="text"
      icon={<ArrowLeftOutlined />}
      aria-label={t('campaigns.detail.back')}
      onClick={() => goTo('campaigns')}
    />
  );
  if (!campaign)
    return (
      <>
        <PageHeader title={back} />
        {error ? <Alert type="error" showIcon title={errorText(error)} /> : <Skeleton active />}
      </>
    );
  const actions = actionsOf(campaign);
  const undo = () => actions.find(({ key }) => key === 'undo')?.run();
  return (
    <div className="fill">
      <PageHeader
        title={
          <>
            {back} {campaign.name || t('campaigns.unnamed')}
          </>
        }
        note={<CampaignStateTag campaign={campaign} />}
        extra={actions
          // inside the hold the notes below count down beside it
          .filter(({ key }) => key !== 'undo' || campaign.state === 'paused')
          .map(({ key, label, icon, danger, run }) => (
            <Button key={key} icon={icon} danger={danger} type={key === 'resume' ? 'primary' : 'default'} onClick={run}>
              {label}
            </Button>
          ))}
      />
      <StatusNotes campaign={campaign} undo={undo} onUnknown={() => setSettling(true)} />
      <StateTiles
        campaign={campaign}
        chosen={detail.state}
        onChoose={(state) => detail.set({ state, code: null, view: 'recipients' })}
      />
      <ProgressLine campaign={campaign} />
      <Segmented
        className="campaign-views"
        value={detail.view}
        onChange={(view) => detail.set({ view })}
        options={VIEWS.map((value) => ({ value, label: t(`campaigns.detail.views.${value}`) }))}
        aria-label={t('campaigns.detail.view')}
      />
      <View campaign={campaign} />
      <RetryDialog campaign={retrying} onClose={() => setRetrying(null)} />
      <UnknownDrawer campaign={campaign} open={settling} onClose={() => setSettling(false)} />
    </div>
  );
}
