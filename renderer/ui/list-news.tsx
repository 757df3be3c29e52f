import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** A long list is not fetched anew under the reader's eyes; it offers to. */
export function ListNews({ stale, onRefresh }: { stale: boolean; onRefresh: () => void }) {
  const { t } = useTranslation();
  if (!stale) return null;
  return (
    <span className="list-news" role="status">
      {t('common.changed')}
      <Button type="link" onClick={onRefresh}>
        {t('common.showChanges')}
      </Button>
    </span>
  );
}
