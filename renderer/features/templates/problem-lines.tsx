import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/contract/compose.ts';
import { RiskActions, RiskText } from '../../ui/risk-line.tsx';

interface ProblemLinesProps {
  problems: readonly Problem[];
  onShow?: (span: readonly [number, number]) => void;
  onMend?: (problem: Problem) => void;
}

const SEVERITIES: readonly Problem['severity'][] = ['block', 'warn', 'hint'];
const gravity = ({ severity }: Problem): number => SEVERITIES.indexOf(severity);

/** What is wrong with the text as written; what blocks comes first. */
export function ProblemLines({ problems, onShow, onMend }: ProblemLinesProps) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((a, b) => gravity(a) - gravity(b));
  return (
    <ul className="problem-lines" role="status">
      {sorted.map((problem) => (
        <li key={problem.key + JSON.stringify(problem.data)} className={problem.severity}>
          {problem.key === 'risky_word' ? <RiskText problem={problem} /> : t(`problem.${problem.key}`, problem.data)}
          <RiskActions problem={problem} onShow={onShow} onMend={onMend} />
        </li>
      ))}
    </ul>
  );
}
