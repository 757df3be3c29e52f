import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { minutesOfDay } from '../../../shared/domain/shanghai.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { ChannelTroubles } from '../../ui/channel-troubles.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { isPlain } from '../../ui/plain-trouble.ts';
import { useNow } from '../../ui/use-now.ts';
import { HeldBackNote, ProbeNote } from './care-notes.tsx';
import { figuresOf } from './figures.ts';
import { ModemNotes } from './modem-notes.tsx';

interface NoteProps {
  campaign: Campaign;
  undo: () => void;
}

/** The ten seconds after 确认发送: the way back is the biggest thing on the screen. */
function HoldNote({ campaign, undo }: NoteProps) {
  const { t } = useTranslation();
  const now = useNow(true);
  const left = Math.ceil(((campaign.holdUntil ?? 0) - now) / 1000);
  if (left <= 0) {
    const startAt = campaign.startAt ?? 0;
    if (startAt <= now) return <Alert type="info" showIcon title={t('campaigns.hold.ending')} className="spaced" />;
    return (
      <Alert
        type="info"
        showIcon
        className="spaced"
        title={t('campaigns.scheduled.title', { time: formatMoment(startAt) })}
        description={t('campaigns.scheduled.detail')}
        action={<Button onClick={undo}>{t('campaigns.scheduled.act')}</Button>}
      />
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced campaign-hold"
      title={<span className="numeric">{t('campaigns.hold.title', { seconds: left })}</span>}
      description={t('campaigns.hold.detail')}
      action={
        <Button type="primary" danger size="large" className="numeric campaign-undo" onClick={undo}>
          {t('campaigns.hold.act', { seconds: left })}
        </Button>
      }
    />
  );
}

function WaitingNote({ campaign, until }: { campaign: Campaign; until: number }) {
  const { t } = useTranslation();
  const settings = useQueryOf('settings.get', {}).data;
  const channel = useQueryOf('channels.list', {}).data?.rows.find((row) => row.id === campaign.channelId);
  const opening = channel?.options.windowFrom ?? settings?.marketingFrom;
  const forWindow = campaign.kind === 'marketing' && minutesOfDay(until) === opening;
  return (
    <Alert
      type="info"
      showIcon
      className="spaced"
      title={t(forWindow ? 'campaigns.waiting.window' : 'campaigns.waiting.lot', { time: formatMoment(until) })}
      description={t('campaigns.waiting.detail', { queued: formatCount(figuresOf(campaign.counts).queued) })}
    />
  );
}

const CHANNEL_TROUBLE = ['account', 'balance', 'portal', 'price', 'protocol'];

/** Why it stands still and what to do; with unknown results behind it, the way to settle them is the next step. */
function PauseNote({ campaign, onUnknown }: { campaign: Campaign; onUnknown: () => void }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const reason = campaign.pauseReason ?? 'user';
  const { queued, unknown } = figuresOf(campaign.counts);
  const settled = reason === 'unknown_result' && unknown === 0;
  const detail = campaign.pauseDetail ?? '';
  // so many of so many is no code; the few sent ahead have a note of their own
  const share = /\d\/\d+$/.test(detail);
  const code = share ? '' : detail;
  const category = useQueryOf('channels.explain', { code }, { enabled: code !== '' }).data?.category;
  const plain = isPlain(category);
  const nextStep = () => (plain ? loose('carrier.advice', category) : t(`campaigns.pause.next.${reason}`));
  const lines = [
    settled ? t('campaigns.pause.settled') : nextStep(),
    queued > 0 && t('campaigns.pause.left', { queued: formatCount(queued) }),
  ];
  const action = () => {
    if (unknown > 0) return <UnknownButton unknown={unknown} onUnknown={onUnknown} />;
    if (!CHANNEL_TROUBLE.includes(reason)) return undefined;
    return <Button onClick={() => goTo('channels')}>{t('campaigns.pause.toChannels')}</Button>;
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced campaign-note"
      title={
        <>
          {t('campaigns.pause.title', { reason: plain ? loose('carrier.category', category) : t(`pause.${reason}`) })}{' '}
          {code !== '' && <code className="muted">{t('campaigns.pause.code', { code })}</code>}
          {share && reason !== 'probe' && <span className="muted numeric">{detail}</span>}
        </>
      }
      description={lines.filter(Boolean).join(' ')}
      action={action()}
    />
  );
}

function UnknownButton({ unknown, onUnknown }: { unknown: number; onUnknown: () => void }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" onClick={onUnknown}>
      {t('campaigns.unknownNote.act', { value: formatCount(unknown) })}
    </Button>
  );
}

/** What holds up the channel it goes over, while messages still wait. */
function ChannelNote({ campaign }: { campaign: Campaign }) {
  const channel = useQueryOf('channels.list', {}).data?.rows.find((row) => row.id === campaign.channelId);
  const { queued, waiting } = figuresOf(campaign.counts);
  if (channel === undefined || queued + waiting === 0) return null;
  return <ChannelTroubles channel={channel} />;
}

/** Whatever the owner must know about the campaign now, in plain words with the next step. */
export function StatusNotes({ campaign, undo, onUnknown }: NoteProps & { onUnknown: () => void }) {
  const { t } = useTranslation();
  const { unknown } = figuresOf(campaign.counts);
  return (
    <>
      {campaign.state === 'planning' && (
        <Alert type="info" showIcon className="spaced" title={t('campaigns.planning')} />
      )}
      {campaign.state === 'scheduled' && <HoldNote campaign={campaign} undo={undo} />}
      {campaign.state === 'sending' && campaign.waitingUntil !== null && (
        <WaitingNote campaign={campaign} until={campaign.waitingUntil} />
      )}
      <ChannelNote campaign={campaign} />
      <ProbeNote campaign={campaign} />
      {campaign.state === 'paused' && <PauseNote campaign={campaign} onUnknown={onUnknown} />}
      <ModemNotes campaign={campaign} />
      {unknown > 0 && campaign.state !== 'paused' && (
        <Alert
          type="warning"
          showIcon
          className="spaced campaign-note"
          title={t('campaigns.unknownNote.title', { value: formatCount(unknown) })}
          description={t('campaigns.unknownNote.detail')}
          action={<UnknownButton unknown={unknown} onUnknown={onUnknown} />}
        />
      )}
      <HeldBackNote campaign={campaign} />
    </>
  );
}
