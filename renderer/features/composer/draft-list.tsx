import { DeleteOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall, useInfiniteOf } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { formatMoment } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { autoName } from './auto-name.ts';
import { emptyDraft, useDraftStore } from './draft-store.ts';

/** All drafts, the newest first. */
export function DraftList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const list = useInfiniteOf('campaigns.list', { states: ['draft'] }, { enabled: open });
  const remove = useCall('drafts.delete');
  const current = useDraftStore((state) => state.id);

  const drop = async (id: number) => {
    // The draft in hand must not be saved anew once it is gone.
    if (id === useDraftStore.getState().id) {
      useDraftStore.getState().open(null, emptyDraft());
      goTo('compose');
    }
    await remove.mutateAsync({ id }).catch(() => null);
  };

  return (
    <Drawer open={open} onClose={onClose} size={440} title={t('composer.drafts.title')}>
      {list.isPending && <Skeleton active />}
      {!list.isPending && list.rows.length === 0 && (
        <EmptyHint title={t('composer.drafts.none')} hint={t('composer.drafts.noneHint')} />
      )}
      <ul className="composer-drafts">
        {list.rows.map((row) => (
          <li key={row.id} aria-current={row.id === current}>
            <button
              type="button"
              onClick={() => {
                onClose();
                goTo('compose', row.id);
              }}
            >
              <strong className="ellipsis">{row.name || autoName(row) || t('composer.drafts.untitled')}</strong>
              <span className="muted">
                {t(`kind.${row.kind}`)} · {formatMoment(row.createdAt)}
                {row.id === current && ` · ${t('composer.drafts.current')}`}
              </span>
            </button>
            <ConfirmButton
              type="text"
              danger
              icon={<DeleteOutlined />}
              aria-label={t('common.delete')}
              title={t('composer.drafts.deleteTitle')}
              detail={t('composer.drafts.deleteDetail')}
              act={t('common.delete')}
              onConfirm={() => drop(row.id)}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Drawer>
  );
}
