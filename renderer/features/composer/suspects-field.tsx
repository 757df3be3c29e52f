import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/domain/money.ts';
import { formatCount } from '../../ui/format.ts';
import { useDraftStore } from './draft-store.ts';
import { useTotals } from './use-totals.ts';

/** 疑似空号: what writing to them costs, and leaving them out. */
export function SuspectsField() {
  const { t } = useTranslation();
  const on = useDraftStore((state) => state.draft.audience.exclude.suspected);
  const update = useDraftStore((state) => state.updateExclude);
  const { totals } = useTotals();
  const { recipients = 0, parts = 0, cost = 0 } = totals?.suspected ?? {};
  const out = totals?.excluded.find(({ reason }) => reason === 'suspected')?.recipients ?? 0;
  const retests = totals?.retests ?? 0;
  return (
    <div>
      <Checkbox checked={on} onChange={(event) => update({ suspected: event.target.checked })}>
        {t('care.suspected')}
      </Checkbox>
      {!on && recipients > 0 && (
        <p className="composer-note numeric">
          {t('care.suspectedSave', {
            people: formatCount(recipients),
            parts: formatCount(parts),
            cost: formatYuan(cost),
          })}
        </p>
      )}
      {on && out + retests > 0 && (
        <p className="muted composer-note numeric">
          {t('care.suspectedSaved', { people: formatCount(out), retests: formatCount(retests) })}
        </p>
      )}
    </div>
  );
}

/** On the last step: money that goes to numbers nobody has. */
export function SuspectsNote() {
  const { t } = useTranslation();
  const { totals } = useTotals();
  const { recipients = 0, cost = 0 } = totals?.suspected ?? {};
  if (recipients === 0) return null;
  return (
    <p className="composer-note numeric">
      {t('care.suspectedNext', { people: formatCount(recipients), cost: formatYuan(cost) })}
    </p>
  );
}
