import { LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** The figures beside it are the previous ones; it keeps its place, so that nothing jumps. */
export function UpdatingMark({ shown }: { shown: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`composer-updating${shown ? ' shown' : ''}`} aria-hidden={!shown}>
      <LoadingOutlined /> {t('composer.updating')}
    </span>
  );
}
