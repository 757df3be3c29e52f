import { Alert, Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Descriptor } from '../../../../shared/contract/channels.ts';
import type { MessageState } from '../../../../shared/domain/status.ts';
import { useCall, useQueryOf } from '../../../api/hooks.ts';
import { Explain } from '../../../ui/explain.tsx';
import { MessageEvents } from '../../../ui/message-events.tsx';
import { goTo } from '../../../ui/navigation.ts';
import { StateTag } from '../../../ui/state-tag.tsx';

const EVERY = 2000;
const OVER: readonly MessageState[] = ['delivered', 'failed', 'rejected', 'no_report', 'cancelled', 'excluded'];

interface WatchMessageProps {
  /** null = nothing sent yet */
  campaignId: number | null;
  descriptor: Descriptor;
  channel: Channel;
}

/** Only a channel that has just worked is offered as the one campaigns use. */
function MakeDefault({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const save = useCall('channels.save');
  const { id, provider, name, enabled, isDefault } = channel;
  if (isDefault) return null;
  return (
    <Button
      className="setup-default"
      loading={save.isPending}
      onClick={() => save.mutate({ id, provider, name, enabled, isDefault: true })}
    >
      {t('channels.setDefault')}
    </Button>
  );
}

/** The message on its way: submitted, waiting, the report as it comes in, and what it means when it does not. */
export function WatchMessage({ campaignId, descriptor, channel }: WatchMessageProps) {
  const { t } = useTranslation();
  const watching = campaignId !== null;
  const page = useQueryOf(
    'messages.page',
    { filter: { campaignId: campaignId ?? 0 }, limit: 1 },
    { enabled: watching, every: EVERY },
  );
  const message = page.data?.rows[0];
  const over = message !== undefined && OVER.includes(message.state);
  const history = useQueryOf(
    'messages.history',
    { id: message?.id ?? 0 },
    { enabled: message !== undefined, keep: true, ...(over ? {} : { every: EVERY }) },
  ).data;
  if (!watching) return <p className="muted setup-watch">{t('channels.setup.watchLead')}</p>;
  if (message === undefined) return <Spin className="setup-watch" />;
  const noReports = descriptor.reports === 'none';
  const arrived = message.state === 'delivered' || (noReports && message.state === 'accepted');
  return (
    <section className="setup-watch" aria-label={t('channels.setup.watch')}>
      <p role="status">
        <StateTag state={message.state} /> {t(`stateHint.${message.state}`)}
      </p>
      {history?.explanation && message.state !== 'delivered' && <Explain explanation={history.explanation} />}
      {message.state === 'accepted' && (
        <p className="muted">{t(noReports ? 'channels.setup.noReports' : 'channels.setup.waiting')}</p>
      )}
      {message.state === 'unknown' && <p className="muted">{t('channels.setup.unknown')}</p>}
      {history && <MessageEvents history={history} />}
      {arrived && (
        <Alert
          type="success"
          showIcon
          title={t('channels.setup.done')}
          description={t('channels.setup.doneHint')}
          action={
            <>
              <MakeDefault channel={channel} />
              <Button type="primary" onClick={() => goTo('compose')}>
                {t('channels.setup.compose')}
              </Button>
            </>
          }
        />
      )}
    </section>
  );
}
