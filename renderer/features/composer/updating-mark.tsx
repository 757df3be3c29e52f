import { LoadingOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpdating } from './use-totals.ts';

/** The figures beside it are the previous ones; it keeps its place, so that nothing jumps. */
export function UpdatingMark() {
  const { t } = useTranslation();
  const updating = useUpdating();
  return (
    <span className={`composer-updating${updating ? ' shown' : ''}`} aria-hidden={!updating}>
      <LoadingOutlined /> {t('composer.updating')}
    </span>
  );
}

/** Figures of the whole audience, paler while they are the previous ones. */
export function Figures({ className = '', children }: { className?: string; children: ReactNode }) {
  const updating = useUpdating();
  return <div className={`${className}${updating ? ' composer-old' : ''}`}>{children}</div>;
}
