import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '../api/call-error.ts';

/** The sentence for a failed call. Anything that is no CallError is a bug of this window and reads as INTERNAL. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error: unknown) =>
      error instanceof CallError
        ? t(`error.${error.code}`, { logId: '-', ...error.data } as Record<string, unknown>)
        : t('error.INTERNAL', { logId: '-' }),
    [t],
  );
}
