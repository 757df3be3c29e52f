import { useTranslation } from 'react-i18next';
import { carrier as carriers } from '../../shared/contract/contacts.ts';
import { EXCLUDED_CODES, type ExcludedCode, heldCarrierOf } from '../../shared/domain/status.ts';

const isExcluded = (code: string): code is ExcludedCode => (EXCLUDED_CODES as readonly string[]).includes(code);

/** A message's code: in words where the app itself left it out or put it off, as it came where somebody else gave it. */
export function CodeName({ code }: { code: string }) {
  const { t } = useTranslation();
  if (isExcluded(code)) return <span title={code}>{t(`excluded.${code}`)}</span>;
  const held = carriers.safeParse(heldCarrierOf(code));
  if (held.success) return <span title={code}>{t('care.carrierHeld', { carrier: t(`operator.${held.data}`) })}</span>;
  return (
    <code className="muted" title={code}>
      {code}
    </code>
  );
}
