import { useTranslation } from 'react-i18next';
import { isCarrier } from '../../shared/domain/phone.ts';
import { EXCLUDED_CODES, type ExcludedCode, heldCarrierOf } from '../../shared/domain/status.ts';

const isExcluded = (code: string): code is ExcludedCode => (EXCLUDED_CODES as readonly string[]).includes(code);

/** A message's code: in words where the app itself left it out or put it off, as it came where somebody else gave it. */
export function CodeName({ code }: { code: string }) {
  const { t } = useTranslation();
  if (isExcluded(code)) return <span title={code}>{t(`excluded.${code}`)}</span>;
  const held = heldCarrierOf(code);
  if (isCarrier(held)) return <span title={code}>{t('care.carrierHeld', { carrier: t(`operator.${held}`) })}</span>;
  return (
    <code className="muted" title={code}>
      {code}
    </code>
  );
}
