import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** For keys that arrive as data (a reason, a provider's field): the words, or the raw key when there are none. */
export function useLooseText(): (prefix: string, key: string, data?: Record<string, unknown>) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (prefix, key, data = {}) => {
      const full = `${prefix}.${key}`;
      if (!i18n.exists(full)) return key;
      return (t as unknown as (key: string, data: Record<string, unknown>) => string)(full, data);
    },
    [t, i18n],
  );
}
