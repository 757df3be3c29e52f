import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/contract/compose.ts';
import { categoryOf } from '../../shared/domain/check/terms.ts';
import { windowLanguage } from '../i18n/i18n.ts';

/** What a risky wording is, why it is trouble, what to write instead, and where that is laid down. */
export function RiskText({ problem: { data, key } }: { problem: Problem }) {
  const { t } = useTranslation();
  const category = key === 'risky_word' ? categoryOf(String(data.category)) : undefined;
  if (category === undefined) return null;
  const language = windowLanguage() === 'en' ? 'en' : 'zh';
  return (
    <>
      {t('check.found', { word: data.word, category: category.title[language] })}
      {category.reason[language]}
      <span className="risk-advice">
        {t('check.advice', { advice: category.advice[language] })}{' '}
        <span className="muted">{t('check.rule', { rule: category.rule })}</span>
      </span>
    </>
  );
}

interface RiskActionsProps {
  problem: Problem;
  /** selects the place in the text */
  onShow?: ((span: readonly [number, number]) => void) | undefined;
  onMend?: ((problem: Problem) => void) | undefined;
}

/** Shows where it stands and, where a wording is known, writes it. */
export function RiskActions({ problem, onShow, onMend }: RiskActionsProps) {
  const { t } = useTranslation();
  const { spans, mend } = problem;
  const first = spans?.[0];
  if (first === undefined) return null;
  return (
    <span className="risk-actions">
      {onShow && (
        <Button size="small" type="link" onClick={() => onShow(first)}>
          {t('check.show')}
        </Button>
      )}
      {onMend && mend !== undefined && (
        <Button size="small" type="link" onClick={() => onMend(problem)}>
          {mend === '' ? t('check.drop') : t('check.mend', { mend })}
        </Button>
      )}
    </span>
  );
}

/** Puts the caret on a place of a text field, so that it is seen in the text. */
export function selectSpan(field: HTMLTextAreaElement | null | undefined, [start, end]: readonly [number, number]) {
  field?.focus();
  field?.setSelectionRange(start, end);
}
