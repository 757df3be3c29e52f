import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInfiniteOf } from '../api/hooks.ts';
import { formatMoment } from './format.ts';
import { StateTag } from './state-tag.tsx';

interface NumberTimelineProps {
  number: string;
  current: number;
  onOpen: (id: number) => void;
}

/** 号码时间线: everything that number was ever sent, newest first. */
export function NumberTimeline({ number, current, onOpen }: NumberTimelineProps) {
  const { t } = useTranslation();
  const list = useInfiniteOf('messages.page', { filter: { number } }, { limit: 20 });
  return (
    <section>
      <h2 className="drawer-heading">{t('records.message.timeline')}</h2>
      <ul className="plain-list number-timeline">
        {list.rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === current} onClick={() => onOpen(row.id)}>
              <span className="muted numeric nowrap">
                {row.submittedAt === null ? t('records.message.notYet') : formatMoment(row.submittedAt)}
              </span>
              <span className="ellipsis">{row.text}</span>
              <StateTag state={row.state} />
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
