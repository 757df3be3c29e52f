import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { composeText } from '../../../shared/domain/compose-text.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { formatCount, formatTime } from '../../ui/format.ts';
import { Money } from '../../ui/money.tsx';

/** What was written, through which channel, and the money: planned, spent, what may come back. */
export function ContentView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const when = (at: number | null) => (at === null ? '–' : formatTime(at));
  const channel = useQueryOf('channels.list', {}).data?.rows.find((row) => row.id === campaign.channelId);
  const returns = channel?.options.billing !== 'submitted';
  const money = { planned: campaign.planned, spent: campaign.spent, refundable: returns ? campaign.refundable : 0 };
  const refundHint = returns ? t('campaigns.money.refundableHint') : t('campaigns.money.refundableNone');
  const facts = [
    ['kind', t(`kind.${campaign.kind}`)],
    ['signature', campaign.signature === '' ? '–' : `【${campaign.signature}】`],
    ['created', when(campaign.createdAt)],
    ['started', when(campaign.startedAt)],
    ['finished', when(campaign.finishedAt)],
  ] as const;
  return (
    <div className="campaign-scroll spread">
      <section className="panel">
        <h2>{t('campaigns.content.title')}</h2>
        <p className="campaign-text">
          {composeText({ signature: campaign.signature, body: campaign.body, optOut: '' })}
        </p>
        <dl className="facts">
          {facts.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`campaigns.content.${key}`)}</dt>
              <dd className="numeric">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel">
        <h2>{t('campaigns.money.title')}</h2>
        <dl className="facts">
          {(['planned', 'spent', 'refundable'] as const).map((key) => (
            <div key={key}>
              <dt>
                <Tooltip title={key === 'refundable' ? refundHint : t(`campaigns.money.${key}Hint`)}>
                  <span className="hinted">{t(`campaigns.money.${key}`)}</span>
                </Tooltip>
              </dt>
              <dd>
                <strong>
                  <Money li={money[key]} />
                </strong>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('campaigns.money.parts')}</dt>
            <dd className="numeric">{t('common.parts', { value: formatCount(campaign.parts) })}</dd>
          </div>
          <div>
            <dt>{t('campaigns.money.channel')}</dt>
            <dd>{campaign.channelName || t('campaigns.money.noChannel')}</dd>
          </div>
        </dl>
        <p className="muted">{t('campaigns.money.spentHint')}</p>
        <p className="muted">{refundHint}</p>
      </section>
    </div>
  );
}
