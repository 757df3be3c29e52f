import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { formatCount } from '../../ui/format.ts';
import { goTo } from '../../ui/navigation.ts';
import { ProblemList } from './problem-list.tsx';
import { problemsOfStep } from './problem-steps.ts';
import { Figures, UpdatingMark } from './updating-mark.tsx';
import { useTotals } from './use-totals.ts';

/** 有效 1,268 · 剔除 43, and why. */
export function AudienceResult() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { totals, error } = useTotals();
  const excluded = totals?.excluded.reduce((sum, { recipients }) => sum + recipients, 0) ?? 0;
  // nobody was left out either: no mistake, only nothing chosen yet
  const untouched = totals?.recipients === 0 && excluded === 0;
  const problems = problemsOfStep(totals?.problems ?? [], 0);
  return (
    <section className="panel composer-result" aria-labelledby="composer-result">
      <h2 id="composer-result">
        {t('composer.result.title')} <UpdatingMark />
      </h2>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
      {!totals && !error && <Skeleton active paragraph={{ rows: 2 }} />}
      {totals && (
        <Figures>
          <dl className="composer-figures">
            <div>
              <dt>{t('composer.result.valid')}</dt>
              <dd className="numeric">{formatCount(totals.recipients)}</dd>
            </div>
            <div>
              <dt>{t('composer.result.excluded')}</dt>
              <dd className="numeric">{formatCount(excluded)}</dd>
            </div>
          </dl>
          {totals.excluded.length > 0 && (
            <ul className="composer-reasons">
              {totals.excluded.map(({ reason, recipients }) => (
                <li key={reason}>
                  <span>{t(`exclusion.${reason}`)}</span>
                  <span className="numeric">{formatCount(recipients)}</span>
                </li>
              ))}
            </ul>
          )}
          <ProblemList problems={untouched ? problems.filter(({ key }) => key !== 'no_recipients') : problems} />
          {untouched && <p>{t('composer.result.untouched')}</p>}
        </Figures>
      )}
      <p className="muted composer-note">{t('composer.result.always')}</p>
      <Button type="link" className="composer-link" onClick={() => goTo('import')}>
        {t('composer.result.import')}
      </Button>
    </section>
  );
}
