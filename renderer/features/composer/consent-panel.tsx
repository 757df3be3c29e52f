import { Alert, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { useAgreed, useConsentStore } from './consent-store.ts';
import { useTotals } from './use-totals.ts';

/** Marketing to people of whom no consent is on record: how many, and the owner's word for them. */
export function ConsentPanel() {
  const { t } = useTranslation();
  const people = useTotals().totals?.withoutConsent ?? 0;
  const agreed = useAgreed();
  const agree = useConsentStore((state) => state.agree);
  if (people === 0) return null;
  const value = formatCount(people);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('consent.confirmTitle', { value })}
      description={
        <>
          <p>{t('consent.confirmDetail')}</p>
          <Checkbox checked={agreed === people} onChange={(event) => agree(event.target.checked ? people : 0)}>
            {t('consent.confirmCheck', { value })}
          </Checkbox>
        </>
      }
    />
  );
}
