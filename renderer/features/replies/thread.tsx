import { Alert, App, Button, Skeleton, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useInfiniteOf, useQueryOf } from '../../api/hooks.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useMask } from '../../ui/mask.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { TimelineButton } from '../../ui/timeline-button.tsx';
import { InBubble, OutBubble } from './bubbles.tsx';
import { ReplyBox } from './reply-box.tsx';

/** For a reply somebody misses: another program may have emptied the queue. Only where a provider can be asked. */
function AskButton({ number }: { number: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ask = useCall('replies.ask');
  const providers = useQueryOf('channels.providers', {}).data?.rows ?? [];
  const channels = useQueryOf('channels.list', {}).data?.rows ?? [];
  const able = new Set(providers.filter((row) => row.repliesByNumber).map(({ provider }) => provider));
  if (!channels.some(({ enabled, provider }) => enabled && able.has(provider))) return null;
  const done = ({ fresh }: { fresh: number }) =>
    void message.info(fresh > 0 ? t('replies.asked', { value: fresh }) : t('replies.askedNone'));
  return (
    <Button loading={ask.isPending} onClick={() => ask.mutate({ number }, { onSuccess: done })}>
      {t('replies.ask')}
    </Button>
  );
}

function Head({ number }: { number: string }) {
  const { t } = useTranslation();
  const masked = useMask((state) => state.masked);
  const head = useQueryOf('timeline.head', { number }).data;
  const list = useInfiniteOf('replies.conversations', { q: number });
  const mark = useCall('replies.followUp');
  const unread = useCall('replies.markUnread');
  const talk = list.rows.find((row) => row.number === number);
  return (
    <header className="thread-head">
      <h2>
        {head?.name} <NumberText number={number} masked={masked} />
      </h2>
      {head?.blacklisted && <Tag color="error">{t('replies.optOut')}</Tag>}
      {head?.rehearsedOptOut && !head.blacklisted && <Tag color="warning">{t('replies.rehearsedOptOut')}</Tag>}
      {talk?.followUp && <Tag color="warning">{t('replies.followUp')}</Tag>}
      <span className="push" />
      <AskButton number={number} />
      <Button onClick={() => unread.mutate({ number })}>{t('replies.markUnread')}</Button>
      {talk && (
        <Button onClick={() => mark.mutate({ number, on: !talk.followUp })}>
          {talk.followUp ? t('replies.clearFollowUp') : t('replies.setFollowUp')}
        </Button>
      )}
      <TimelineButton number={number} words />
    </header>
  );
}

/** Both sides of one conversation, the latest at the bottom; looking at it is reading it. */
export function Thread({ number }: { number: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useInfiniteOf('replies.thread', { number }, { limit: 50 });
  const read = useCall('replies.read').mutate;
  const end = useRef<HTMLDivElement>(null);
  const rows = [...list.rows].reverse();
  const newest = list.rows.find((row) => row.kind === 'in')?.replyId;
  const last = rows.at(-1)?.key;

  useEffect(() => {
    if (newest !== undefined) read({ number, upTo: newest });
  }, [number, newest, read]);
  useEffect(() => {
    if (last !== undefined) end.current?.scrollIntoView({ block: 'end' });
  }, [last]);

  return (
    <section className="thread" aria-label={t('replies.thread')}>
      <Head number={number} />
      {list.error && <Alert type="error" showIcon title={errorText(list.error)} />}
      <div className="thread-scroll">
        {list.hasNextPage && (
          <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('replies.older')}
          </Button>
        )}
        {list.isPending && <Skeleton active />}
        <ol className="plain-list thread-bubbles">
          {rows.map((bubble) =>
            bubble.kind === 'in' ? (
              <InBubble key={bubble.key} bubble={bubble} />
            ) : (
              <OutBubble key={bubble.key} bubble={bubble} />
            ),
          )}
        </ol>
        <div ref={end} />
      </div>
      <ReplyBox key={number} number={number} />
    </section>
  );
}
