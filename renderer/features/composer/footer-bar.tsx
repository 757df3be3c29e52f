import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/domain/money.ts';
import { formatCount } from '../../ui/format.ts';
import { useDraftStore } from './draft-store.ts';
import { StartButton } from './start-button.tsx';
import { Figures } from './updating-mark.tsx';
import { useRules } from './use-rules.ts';
import { useTotals } from './use-totals.ts';

const LAST = 3;

export function FooterBar() {
  const { t } = useTranslation();
  const step = useDraftStore((state) => state.draft.step);
  const goToStep = useDraftStore((state) => state.goToStep);
  return (
    <footer className="composer-footer">
      {step > 0 && <Button onClick={() => goToStep(step - 1)}>{t('common.back')}</Button>}
      <span className="push" />
      {step < LAST ? (
        <>
          <RunningSum />
          <Button type="primary" onClick={() => goToStep(step + 1)}>
            {t('common.next')}
          </Button>
        </>
      ) : (
        <StartButton />
      )}
    </footer>
  );
}

/** The bill so far, in every step. */
function RunningSum() {
  const { t } = useTranslation();
  const { totals } = useTotals();
  const { missing } = useRules();
  const written = useDraftStore((state) => state.draft.body.trim() !== '');
  if (!totals || totals.recipients === 0) return null;
  if (!written) return <span className="numeric">{t('common.people', { value: formatCount(totals.recipients) })}</span>;
  return (
    <Figures className="numeric">
      {t('composer.sum', { people: formatCount(totals.recipients), parts: formatCount(totals.parts) })}
      {!missing && ` · ${t('common.about')} ${formatYuan(totals.cost)}`}
    </Figures>
  );
}
