import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/contract/campaigns.ts';

/** What is wrong with the text as written; what blocks comes first. */
export function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((a, b) => Number(b.severity === 'block') - Number(a.severity === 'block'));
  return (
    <ul className="problem-lines" role="status">
      {sorted.map((problem) => (
        <li key={problem.key + JSON.stringify(problem.data)} className={problem.severity}>
          {t(`problem.${problem.key}`, problem.data)}
        </li>
      ))}
    </ul>
  );
}
