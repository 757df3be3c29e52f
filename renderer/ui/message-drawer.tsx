import { Alert, Descriptions, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../shared/contract/contract.ts';
import { useQueryOf } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { Explain } from './explain.tsx';
import { formatTime } from './format.ts';
import { MaskToggle, useMask } from './mask.tsx';
import { MessageEvents } from './message-events.tsx';
import { Money } from './money.tsx';
import { linkTo } from './navigation.ts';
import { NumberText } from './number-text.tsx';
import { NumberTimeline } from './number-timeline.tsx';
import { StateTag } from './state-tag.tsx';
import { TimelineButton } from './timeline-button.tsx';
import { useOrigin } from './use-origin.ts';

type History = Output<'messages.history'>;
/** A code that only says that all went well explains nothing. */
const TROUBLED = ['failed', 'rejected', 'unknown', 'no_report'];

function Facts({ history, masked }: { history: History; masked: boolean }) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const { message } = history;
  const when = (at: number | null) => (at === null ? '–' : <span className="numeric">{formatTime(at, true)}</span>);
  const fact = (
    key: 'number' | 'name' | 'state' | 'campaign' | 'carrier' | 'cost' | 'submitted' | 'reported',
    children: React.ReactNode,
  ) => ({
    key,
    label: t(`records.message.${key}`),
    children,
  });
  return (
    <Descriptions
      column={2}
      size="small"
      className="spaced-below"
      items={[
        fact(
          'number',
          <>
            <NumberText number={message.number} masked={masked} /> <TimelineButton number={message.number} />
          </>,
        ),
        fact('name', message.name || '–'),
        fact('state', <StateTag state={message.state} />),
        fact('carrier', origin(message)),
        fact('submitted', when(message.submittedAt)),
        fact('reported', when(message.reportedAt)),
        fact(
          'cost',
          <span>
            {t('common.parts', { value: message.parts })} · <Money li={message.cost} />
          </span>,
        ),
        fact('campaign', <a href={linkTo('campaigns', message.campaignId)}>{message.campaignName || '–'}</a>),
      ]}
    />
  );
}

interface MessageDrawerProps {
  id: number | null;
  /** another message of the same number */
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** One message: its text, every attempt and report, what the code means, and what else that number got. */
export function MessageDrawer({ id, onOpen, onClose }: MessageDrawerProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const masked = useMask((state) => state.masked);
  const { data, error } = useQueryOf('messages.history', { id: id ?? 0 }, { enabled: id !== null, keep: true });
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={t('records.message.title')} extra={<MaskToggle />}>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <Facts history={data} masked={masked} />
          <p className="message-text">{data.message.text}</p>
          {data.explanation && TROUBLED.includes(data.message.state) && (
            <Alert
              type={data.message.state === 'unknown' ? 'warning' : 'error'}
              className="spaced"
              title={<Explain explanation={data.explanation} />}
            />
          )}
          <MessageEvents history={data} />
          <NumberTimeline number={data.message.number} current={data.message.id} onOpen={onOpen} />
        </>
      )}
    </Drawer>
  );
}
