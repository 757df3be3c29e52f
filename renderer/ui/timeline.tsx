import { Alert, Button, Drawer, Skeleton, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEvent, TimelineHead } from '../../shared/contract/timeline.ts';
import { useInfiniteOf, useQueryOf } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { EmptyHint } from './empty-hint.tsx';
import { EraseButton } from './erase-button.tsx';
import { formatCount, formatTime } from './format.ts';
import { MaskToggle, useMask } from './mask.tsx';
import { NumberText } from './number-text.tsx';
import { TimelineEntry } from './timeline-entry.tsx';
import { useTimelineStore } from './timeline-store.ts';
import { useOrigin } from './use-origin.ts';

const COLORS: Record<TimelineEvent['kind'], string> = {
  added: 'gray',
  deleted: 'gray',
  consent: 'green',
  message: 'blue',
  reply: 'green',
  blacklist: 'red',
  channel_block: 'red',
  blocked: 'orange',
};

function Head({ head, masked }: { head: TimelineHead; masked: boolean }) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const { blacklisted } = head;
  const sums = { messages: head.messages, delivered: head.delivered, replies: head.replies };
  return (
    <div className="timeline-head">
      <div>
        <strong>
          <NumberText number={head.number} masked={masked} />
        </strong>{' '}
        {head.name} <span className="muted">{origin(head)}</span>
      </div>
      <div className="muted numeric">
        {head.contactId === null ? t('timeline.notInBook') : t('timeline.inBook')}
        {' · '}
        {t('timeline.sums', {
          messages: formatCount(sums.messages),
          delivered: formatCount(sums.delivered),
          replies: formatCount(sums.replies),
        })}
      </div>
      {blacklisted && (
        <Tag color="error">
          {t('timeline.blacklisted', {
            source: t(`blacklistSource.${blacklisted.source}`),
            at: formatTime(blacklisted.at),
          })}
        </Tag>
      )}
      {head.rehearsedOptOut && <Tag color="warning">{t('replies.rehearsedOptOut')}</Tag>}
    </div>
  );
}

function History({ number }: { number: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const masked = useMask((state) => state.masked);
  const head = useQueryOf('timeline.head', { number }).data;
  const close = useTimelineStore((state) => state.close);
  const list = useInfiniteOf('timeline.page', { number }, { limit: 50 });
  return (
    <>
      {head && <Head head={head} masked={masked} />}
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      {list.isPending && <Skeleton active />}
      {!list.isPending && list.rows.length === 0 && (
        <EmptyHint title={t('timeline.empty')} hint={t('timeline.emptyHint')} />
      )}
      <Timeline
        className="timeline-events"
        items={list.rows.map((event) => ({
          key: event.key,
          color: COLORS[event.kind],
          content: <TimelineEntry event={event} />,
        }))}
      />
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
      {head && list.rows.length > 0 && <EraseButton head={head} onDone={close} />}
    </>
  );
}

/** 号码时间线: everything that ever happened to one number, newest first. Stands in the shell, once. */
export function TimelineDrawer() {
  const { t } = useTranslation();
  const { number, close } = useTimelineStore();
  return (
    <Drawer
      open={number !== null}
      onClose={close}
      size={560}
      zIndex={1100}
      title={t('timeline.title')}
      extra={<MaskToggle />}
      destroyOnHidden
    >
      {number !== null && <History key={number} number={number} />}
    </Drawer>
  );
}
