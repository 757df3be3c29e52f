import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEvent } from '../../shared/contract/timeline.ts';
import { REHEARSED_OPT_OUT } from '../../shared/domain/status.ts';
import { CodeName } from './code-name.tsx';
import { formatDay, formatTime } from './format.ts';
import { Money } from './money.tsx';
import { linkTo } from './navigation.ts';
import { StateTag } from './state-tag.tsx';
import { useTimelineStore } from './timeline-store.ts';
import { useSimulated } from './use-simulated.ts';

type Of<K extends TimelineEvent['kind']> = Extract<TimelineEvent, { kind: K }>;

function CampaignLink({ id, name }: { id: number; name: string }) {
  const close = useTimelineStore((state) => state.close);
  return (
    <a href={linkTo('campaigns', id)} onClick={close}>
      {name || '–'}
    </a>
  );
}

function MessageEntry({ event }: { event: Of<'message'> }) {
  const { t } = useTranslation();
  const { attempts, reports } = event;
  return (
    <>
      <div>
        {t(`replies.origin.${event.origin}`)} <StateTag state={event.state} />
        {event.code && <CodeName code={event.code} />}
      </div>
      <p className="message-text">{event.text}</p>
      <div className="muted numeric">
        {t('common.parts', { value: event.parts })} · <Money li={event.cost} />
        {event.origin === 'campaign' && (
          <>
            {' · '}
            <CampaignLink id={event.campaignId} name={event.campaignName} />
          </>
        )}
      </div>
      <ul className="plain-list timeline-steps muted numeric">
        {attempts.map((attempt) => (
          <li key={`a${attempt.no}`}>
            {formatTime(attempt.at, true)}{' '}
            {t('timeline.attempt', {
              no: attempt.no,
              channel: attempt.channelName,
              outcome: t(`records.outcome.${attempt.outcome}`),
            })}{' '}
            {attempt.code && <code>{attempt.code}</code>}
          </li>
        ))}
        {reports.map((report) => (
          <li key={`r${report.at}-${report.status}-${report.code}`}>
            {formatTime(report.at, true)} {t(`records.report.${report.status}`)}{' '}
            {report.code && <code>{report.code}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReplyEntry({ event }: { event: Of<'reply'> }) {
  const { t } = useTranslation();
  const rehearsed = useSimulated()(event.channelId);
  const optOut = rehearsed ? 'replies.rehearsedOptOut' : 'replies.optOut';
  return (
    <>
      <div>
        {t('timeline.reply')}{' '}
        {event.verdict === 'opt_out' && <Tag color={rehearsed ? 'warning' : 'error'}>{t(optOut)}</Tag>}
        {event.verdict === 'look_alike' && <Tag color="warning">{t('replies.lookAlike')}</Tag>}
      </div>
      <p className="message-text">{event.text}</p>
      {event.incomplete && <div className="muted">{t('replies.incomplete')}</div>}
      <div className="muted">{event.channelName}</div>
    </>
  );
}

function RehearsalTag({ channelId }: { channelId: number | null }) {
  const { t } = useTranslation();
  const rehearsed = useSimulated()(channelId);
  return rehearsed ? <Tag color="warning">{t('common.simulated')}</Tag> : null;
}

function BlacklistEntry({ event }: { event: Of<'blacklist'> }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        {t(`timeline.blacklist.${event.what}`)} <Tag>{t(`blacklistSource.${event.source}`)}</Tag>
        {event.channelId !== null && <Tag>{t('blacklist.onlyChannel', { name: event.channelName })}</Tag>}
        <RehearsalTag channelId={event.channelId} />
      </div>
      {event.reason !== '' && <div>{event.reason}</div>}
      {event.proof !== '' && <div className="muted">{t('timeline.proof', { text: event.proof })}</div>}
    </>
  );
}

function ChannelBlockEntry({ event }: { event: Of<'channel_block'> }) {
  const { t } = useTranslation();
  const optOut = event.code === REHEARSED_OPT_OUT;
  return (
    <>
      <div>
        {t(optOut ? 'timeline.rehearsedOptOut' : 'timeline.channelBlock', { channel: event.channelName })}{' '}
        {!optOut && <code className="muted">{event.code}</code>} <RehearsalTag channelId={event.channelId} />
      </div>
      {optOut && event.proof !== '' && <div className="muted">{t('timeline.proof', { text: event.proof })}</div>}
    </>
  );
}

function Told({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation();
  switch (event.kind) {
    case 'message':
      return <MessageEntry event={event} />;
    case 'reply':
      return <ReplyEntry event={event} />;
    case 'blacklist':
      return <BlacklistEntry event={event} />;
    case 'added':
    case 'deleted':
      return <div>{[t(`timeline.${event.kind}`), event.name].filter(Boolean).join(' · ')}</div>;
    case 'consent': {
      const proof = event.proof ? t('timeline.consentProof') : '';
      return <div>{[t('timeline.consent'), event.source, proof].filter(Boolean).join(' · ')}</div>;
    }
    case 'channel_block':
      return <ChannelBlockEntry event={event} />;
    case 'blocked':
      return <div>{t('timeline.blocked', { campaign: event.campaignName || '–' })}</div>;
  }
}

/** One thing that happened to a number; a day of consent has no hour. */
export function TimelineEntry({ event }: { event: TimelineEvent }) {
  return (
    <>
      <div className="muted numeric">{event.kind === 'consent' ? formatDay(event.at) : formatTime(event.at, true)}</div>
      <Told event={event} />
    </>
  );
}
