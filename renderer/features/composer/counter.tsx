import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsOver } from '../../../shared/domain/counting.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { formatCount } from '../../ui/format.ts';
import { useLiveText, useTextFrame, useVariables } from './live-text.tsx';
import { Figures, UpdatingMark } from './updating-mark.tsx';
import { useTotals } from './use-totals.ts';

/** 字数 and 条数 of the text in the preview, at once; of the whole audience, as soon as the core has counted. */
export function Counter() {
  const { t } = useTranslation();
  const { counted } = useLiveText();
  const { rules, preview } = useTextFrame();
  const variables = useVariables();
  const { units, parts, remaining } = counted;
  const over = units - rules.max;
  const excess = unitsOver(counted);
  return (
    <div className="composer-counter" role="status">
      <p className={over > 0 ? 'composer-bad' : undefined}>
        <strong className="numeric">{t('composer.count.units', { value: units })}</strong>
        <strong className="numeric">{t('composer.count.parts', { value: parts })}</strong>
        <span className="numeric">
          {over > 0
            ? t('composer.count.over', { over, max: rules.max })
            : t('composer.count.remaining', { value: Math.min(remaining, rules.max - units) })}
        </span>
        {over <= 0 && excess > 0 && (
          <span className="muted numeric">{t('composer.count.shorten', { excess, parts: parts - 1 })}</span>
        )}
      </p>
      <p className="muted">
        {variables.length > 0 &&
          (preview.sample ? t('composer.count.ofSample') : t('composer.count.ofRecipient')) + t('composer.count.stop')}
        {rules.counting === 'gsm'
          ? t(counted.encoding === 'GSM7' ? 'composer.count.gsm7' : 'composer.count.ucs2')
          : rules.optOut === ''
            ? t('composer.count.includes', { signature: rules.signatureMax })
            : t('composer.count.includesOptOut', { optOut: rules.optOut })}
      </p>
      <AudienceCount />
    </div>
  );
}

const AudienceCount = memo(function AudienceCount() {
  const { t } = useTranslation();
  const { totals } = useTotals();
  const { rules } = useTextFrame();
  if (!totals || totals.recipients === 0) return null;
  const { minUnits, maxUnits, byParts, parts, cost } = totals;
  const range =
    minUnits === maxUnits
      ? t('composer.count.all', { units: minUnits })
      : t('composer.count.range', { min: minUnits, max: maxUnits });
  const shares = byParts.map((row) =>
    t('composer.count.share', { parts: row.parts, value: formatCount(row.recipients) }),
  );
  return (
    <Figures className="composer-line">
      <span className="numeric">
        {[t('common.people', { value: formatCount(totals.recipients) }), range, ...shares].join(' · ')}
      </span>
      <strong className="numeric">
        {t('composer.count.total', { parts: formatCount(parts) })}
        {!rules.missing && ` · ${t('common.about')} ${formatYuan(cost)}`}
      </strong>
      <UpdatingMark />
    </Figures>
  );
});
