import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../../shared/contract/transfer.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { formatCount } from '../../ui/format.ts';

const FIGURES = ['valid', 'duplicate', 'invalid', 'blacklisted'] as const;

/** 有效 · 重复 · 无效 · 黑名单, what the valid ones will do to the book, and why the others stay out. */
export function CheckFigures({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation();
  const loose = useLooseText();
  const effects = (['created', 'updated', 'unchanged'] as const).map((key) =>
    t(`import.check.${key}`, { value: formatCount(counts[key]) }),
  );
  return (
    <section className="panel import-figures">
      <dl className="figures">
        {FIGURES.map((key) => (
          <div key={key} className={counts[key] > 0 ? `figure-${key}` : undefined}>
            <dt>
              <Tooltip title={t(`import.check.${key}Hint`)}>
                <span className="hinted">{t(`import.check.${key}`)}</span>
              </Tooltip>
            </dt>
            <dd className="numeric">{formatCount(counts[key])}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {t('import.check.rows', { value: formatCount(counts.rows) })} · {effects.join(' · ')}
        {counts.flagged > 0 && ` · ${t('import.check.flagged', { value: formatCount(counts.flagged) })}`}
      </p>
      {counts.reasons.length > 0 && (
        <ul className="import-reasons" aria-label={t('import.check.reasons')}>
          {counts.reasons.map(({ reason, rows }) => (
            <li key={reason}>
              {loose('import.reason', reason)} <strong className="numeric">{formatCount(rows)}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
