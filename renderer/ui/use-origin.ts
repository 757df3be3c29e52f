import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Carrier } from '../../shared/contract/contacts.ts';
import { provinceName } from '../../shared/domain/province-names.ts';
import { windowLanguage } from '../i18n/i18n.ts';

/** Where a number seems to come from: its network and, for older ones, the province. */
export function useOrigin(): (row: { carrier: Carrier; province: string }) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ carrier, province }) =>
      [t(`operator.${carrier}`), provinceName(province, windowLanguage())].filter(Boolean).join(' '),
    [t],
  );
}
