import { Alert } from 'antd';
import { useErrorText } from '../../i18n/error-text.ts';
import { ConsentPanel } from './consent-panel.tsx';
import { useDraftStore } from './draft-store.ts';
import { ProblemList } from './problem-list.tsx';
import { isBlocking } from './problem-steps.ts';
import { RecipientsList } from './recipients-list.tsx';
import { SavingsPanel } from './savings-panel.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { SuspectsNote } from './suspects-field.tsx';
import { TestPanel } from './test-panel.tsx';
import { useTotals } from './use-totals.ts';

export function ReviewStep() {
  const errorText = useErrorText();
  const goToStep = useDraftStore((state) => state.goToStep);
  const { totals, error } = useTotals();
  const problems = totals?.problems ?? [];
  return (
    <div className="composer-columns review">
      <RecipientsList />
      <aside className="composer-side composer-main">
        {error && <Alert type="error" showIcon title={errorText(error)} />}
        <ProblemList problems={problems.filter(isBlocking)} onMend={goToStep} />
        <SummaryPanel />
        <SuspectsNote />
        <ConsentPanel />
        <ProblemList problems={problems.filter((problem) => !isBlocking(problem))} onMend={goToStep} />
        <TestPanel />
        <SavingsPanel />
      </aside>
    </div>
  );
}
