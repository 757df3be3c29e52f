import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/contract/compose.ts';
import { applyMend } from '../../../shared/domain/check/apply-mend.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { RiskActions, RiskText, selectSpan } from '../../ui/risk-line.tsx';
import { useDraftStore } from './draft-store.ts';
import { stepOf } from './problem-steps.ts';

/** The sentence for a problem: what is wrong and what to do. */
function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation();
  const missing = useDraftStore((state) => state.draft.missing);
  const kind = useDraftStore((state) => state.draft.kind);
  return useCallback(
    ({ key, data }: Problem) => {
      const shown = typeof data.recipients === 'number' ? { ...data, recipients: formatCount(data.recipients) } : data;
      if (key === 'too_long' && 'recipients' in data) return t('composer.problem.too_long_some', shown);
      if (key === 'body_brackets' && 'name' in data) return t('composer.problem.value_brackets', shown);
      if (key === 'variable_blank') return t(`composer.problem.blank_${missing}`, { list: String(data.list) });
      if (key === 'opt_out_present' && kind === 'notice') return t('composer.problem.opt_out_notice');
      if (key === 'outside_window' || key === 'quiet_time')
        return t(`problem.${key}`, { from: formatMoment(Number(data.opens)) });
      return t(`problem.${key}`, shown);
    },
    [t, missing, kind],
  );
}

/** Blanks of several variables are one thing to decide, so one line. */
function useJoinedBlanks(): (problems: readonly Problem[]) => Problem[] {
  const { t } = useTranslation();
  return (problems) => {
    const blanks = problems.filter(({ key }) => key === 'variable_blank');
    const [first] = blanks;
    if (!first) return [...problems];
    const list = blanks
      .map(({ data }) =>
        t('composer.problem.blankOf', { name: String(data.name), value: formatCount(Number(data.recipients)) }),
      )
      .join(t('composer.problem.and'));
    return [...problems.filter((problem) => !blanks.includes(problem)), { ...first, data: { list } }];
  };
}

const SEVERITIES: readonly Problem['severity'][] = ['block', 'warn', 'hint'];
const gravity = ({ severity }: Problem): number => SEVERITIES.indexOf(severity);
const ICONS = { block: <CloseCircleFilled />, warn: <ExclamationCircleFilled />, hint: <InfoCircleFilled /> };

const showInText = (span: readonly [number, number]): void =>
  selectSpan(document.querySelector<HTMLTextAreaElement>('#composer-text'), span);

/** Writes the suggested wording into the body, unless the text has moved on since it was checked. */
function mend(problem: Problem): void {
  const { draft, update } = useDraftStore.getState();
  const body = applyMend(draft.body, problem);
  if (body !== null) update({ body });
}

interface ProblemListProps {
  problems: readonly Problem[];
  /** offers the way to the step that can mend it */
  onMend?: (step: number) => void;
}

export function ProblemList({ problems, onMend }: ProblemListProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const joined = useJoinedBlanks();
  if (problems.length === 0) return null;
  const sorted = joined(problems).sort((a, b) => gravity(a) - gravity(b));
  return (
    <ul className="composer-problems" aria-label={t('composer.problem.title')}>
      {sorted.map((problem) => (
        <li key={problem.key + JSON.stringify(problem.data)} className={problem.severity}>
          {ICONS[problem.severity]}
          <span>
            <span className="sr-only">{t(`composer.problem.${problem.severity}`)}</span>
            {problem.key === 'risky_word' ? <RiskText problem={problem} /> : problemText(problem)}
            {!onMend && <RiskActions problem={problem} onShow={showInText} onMend={mend} />}
          </span>
          {onMend && (
            <Button size="small" type="link" onClick={() => onMend(stepOf(problem))}>
              {t('composer.problem.mend')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
