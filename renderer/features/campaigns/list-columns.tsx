import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';
import type { VirtualColumn } from '../../ui/virtual-table.tsx';
import { CampaignStateTag } from './campaign-state.tsx';
import { figuresOf } from './figures.ts';
import { CampaignProgress, usePace } from './progress-line.tsx';
import type { Action } from './use-actions.tsx';

function Progressing({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const pace = usePace()(campaign);
  const { total, submitted } = figuresOf(campaign.counts);
  if (campaign.state === 'draft') return <span className="muted">{t('campaigns.draftHint')}</span>;
  return (
    <div className="campaign-progress">
      <CampaignProgress campaign={campaign} size="small" />
      <span className="muted numeric">
        {formatCount(submitted)} / {formatCount(total)}
      </span>
      {pace !== '' && <span className="muted numeric ellipsis">{pace}</span>}
    </div>
  );
}

function Result({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { delivered, failed, unknown, submitted } = figuresOf(campaign.counts);
  if (submitted === 0) return <span className="muted">–</span>;
  return (
    <div className="campaign-two numeric">
      <span>{t('campaigns.result', { delivered: formatCount(delivered), failed: formatCount(failed) })}</span>
      {unknown > 0 && (
        <span className="campaign-warn">{t('campaigns.resultUnknown', { value: formatCount(unknown) })}</span>
      )}
    </div>
  );
}

function When({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [key, at] =
    campaign.state === 'scheduled' && campaign.startAt !== null
      ? (['startAt', campaign.startAt] as const)
      : campaign.finishedAt !== null
        ? (['finishedAt', campaign.finishedAt] as const)
        : (['createdAt', campaign.createdAt] as const);
  return <span className="muted numeric">{t(`campaigns.time.${key}`, { time: formatMoment(at) })}</span>;
}

function Buttons({ actions }: { actions: Action[] }) {
  const { t } = useTranslation();
  const [first, ...others] = actions;
  if (!first) return null;
  return (
    <>
      <Button size="small" icon={first.icon} onClick={first.run}>
        {first.label}
      </Button>{' '}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ key, label, icon, danger, run }) => ({ key, label, icon, danger, onClick: run })),
          }}
        >
          <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t('campaigns.action.more')} />
        </Dropdown>
      )}
    </>
  );
}

export function useColumns(actionsOf: (campaign: Campaign) => Action[]): VirtualColumn<Campaign>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('campaigns.column.name'),
      width: 'minmax(150px, 1.5fr)',
      render: (row) => (
        <div className="campaign-two">
          <span className="ellipsis">{row.name || t('campaigns.unnamed')}</span>
          <When campaign={row} />
        </div>
      ),
    },
    {
      key: 'state',
      title: t('campaigns.column.state'),
      width: 186,
      render: (row) => <CampaignStateTag campaign={row} />,
    },
    {
      key: 'progress',
      title: t('campaigns.column.progress'),
      width: 'minmax(160px, 1.1fr)',
      render: (row) => <Progressing campaign={row} />,
    },
    {
      key: 'result',
      title: t('campaigns.column.result'),
      width: 'minmax(200px, 1fr)',
      render: (row) => <Result campaign={row} />,
    },
    {
      key: 'cost',
      title: t('campaigns.column.cost'),
      width: 90,
      align: 'right',
      render: (row) => (row.state === 'draft' ? <span className="muted">–</span> : <Money li={row.spent} />),
    },
    {
      key: 'actions',
      title: t('campaigns.column.actions'),
      width: 232,
      render: (row) => <Buttons actions={actionsOf(row)} />,
    },
  ];
}
