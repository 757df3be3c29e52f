import { CheckOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { flushDraft } from './autosave.ts';
import { useDraftStore } from './draft-store.ts';

/** 已保存, or that it is not. */
export function SavedMark() {
  const { t } = useTranslation();
  const save = useDraftStore((state) => state.save);
  if (save === 'untouched') return null;
  if (save === 'failed')
    return (
      <span className="composer-bad" role="alert">
        <WarningOutlined /> {t('composer.saved.failed')}
        <Button size="small" type="link" onClick={() => flushDraft().catch(() => undefined)}>
          {t('common.retry')}
        </Button>
      </span>
    );
  return (
    <span role="status">
      {save === 'saved' ? <CheckOutlined /> : <LoadingOutlined />}{' '}
      {save === 'saved' ? t('common.saved') : t('composer.saved.saving')}
    </span>
  );
}
