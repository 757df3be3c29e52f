import './replies.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useQueryOf } from '../../api/hooks.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatCount } from '../../ui/format.ts';
import { MaskToggle } from '../../ui/mask.tsx';
import { linkTo, usePlace } from '../../ui/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ConversationList } from './conversation-list.tsx';
import { useRepliesStore } from './replies-store.ts';
import { RulesDrawer } from './rules-drawer.tsx';
import { Thread } from './thread.tsx';

/** `#/replies?filter=unread · ?number=…` set it once; after that it is the reader's own. */
function useLinked(): void {
  const asked = usePlace().query.toString();
  const set = useRepliesStore((state) => state.set);
  useEffect(() => {
    if (asked === '') return;
    const params = new URLSearchParams(asked);
    const filter = params.get('filter');
    set({
      q: '',
      filter: filter === 'unread' || filter === 'follow_up' || filter === 'opted_out' ? filter : 'all',
      ...(params.has('number') ? { number: params.get('number') } : {}),
    });
    history.replaceState(null, '', linkTo('replies'));
  }, [asked, set]);
}

export default function RepliesScreen() {
  const { t } = useTranslation();
  const number = useRepliesStore((state) => state.number);
  const [rules, setRules] = useState(false);
  const counts = useQueryOf('replies.counts', {}).data;
  const readAll = useCall('replies.read');
  useLinked();
  return (
    <div className="fill">
      <PageHeader
        title={t('replies.title')}
        note={
          counts && t('replies.waiting', { unread: formatCount(counts.unread), followUp: formatCount(counts.followUp) })
        }
        extra={
          <>
            <MaskToggle />
            <Button disabled={(counts?.unread ?? 0) === 0} onClick={() => readAll.mutate({})}>
              {t('replies.readAll')}
            </Button>
            <Button onClick={() => setRules(true)}>{t('replies.rules.title')}</Button>
          </>
        }
      />
      <div className="replies">
        <ConversationList />
        {number === null ? (
          <EmptyHint title={t('replies.choose')} hint={t('replies.chooseHint')} />
        ) : (
          <Thread key={number} number={number} />
        )}
      </div>
      <RulesDrawer open={rules} onClose={() => setRules(false)} />
    </div>
  );
}
