import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../shared/contract/contract.ts';
import { formatTime } from './format.ts';

type History = Output<'messages.history'>;

const ATTEMPT_COLOR: Record<History['attempts'][number]['outcome'], string> = {
  sending: 'blue',
  accepted: 'blue',
  rejected: 'red',
  unknown: 'orange',
  not_sent: 'gray',
  assumed: 'gray',
};
const REPORT_COLOR: Record<History['reports'][number]['status'], string> = {
  delivered: 'green',
  failed: 'red',
  pending: 'gray',
};

interface Event {
  key: string;
  at: number;
  color: string;
  words: string;
  code: string | null;
  detail: string;
}

/** Attempts and reports in the order they happened. */
export function MessageEvents({ history }: { history: History }) {
  const { t } = useTranslation();
  const attempts = history.attempts.map(
    (attempt): Event => ({
      key: `a${attempt.no}`,
      at: attempt.at,
      color: ATTEMPT_COLOR[attempt.outcome],
      words: t('records.message.attempt', { no: attempt.no, outcome: t(`records.outcome.${attempt.outcome}`) }),
      code: attempt.code,
      detail: [attempt.channelName, attempt.providerId && t('records.message.providerId', { id: attempt.providerId })]
        .filter(Boolean)
        .join(' · '),
    }),
  );
  const reports = history.reports.map(
    (report, i): Event => ({
      key: `r${i}`,
      at: report.at,
      color: REPORT_COLOR[report.status],
      words: t(`records.report.${report.status}`),
      code: report.code,
      detail: '',
    }),
  );
  const events = [...attempts, ...reports].sort((a, b) => a.at - b.at);
  return (
    <section>
      <h2 className="drawer-heading">{t('records.message.events')}</h2>
      {events.length === 0 && <p className="muted">{t('records.message.noEvents')}</p>}
      <Timeline
        items={events.map((event) => ({
          key: event.key,
          color: event.color,
          content: (
            <>
              <div>
                {event.words} {event.code && <code className="muted">{event.code}</code>}
              </div>
              <div className="muted numeric">
                {[formatTime(event.at, true), event.detail].filter(Boolean).join(' · ')}
              </div>
            </>
          ),
        }))}
      />
    </section>
  );
}
