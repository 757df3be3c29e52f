import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { MESSAGE_STATES, type MessageState } from '../../../shared/domain/status.ts';
import { formatCount } from '../../ui/format.ts';
import { figuresOf, percent } from './figures.ts';

/** Always shown, in the order a message lives; the others only when there are any. */
const ALWAYS: readonly MessageState[] = ['queued', 'accepted', 'delivered', 'failed', 'unknown'];

interface StateTilesProps {
  campaign: Campaign;
  chosen: MessageState | null;
  onChoose: (state: MessageState | null) => void;
}

/** Every state with its number; they add up to the total. A click shows those people. */
export function StateTiles({ campaign, chosen, onChoose }: StateTilesProps) {
  const { t } = useTranslation();
  const { counts } = campaign;
  const { total, rate } = figuresOf(counts);
  const shown = MESSAGE_STATES.filter((state) => ALWAYS.includes(state) || (counts[state] ?? 0) > 0);
  return (
    <fieldset className="tiles" aria-label={t('campaigns.detail.tiles')}>
      <button type="button" className="tile" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span className="tile-label">{t('campaigns.detail.total')}</span>
        <span className="tile-value numeric">{formatCount(total)}</span>
      </button>
      {shown.map((state) => (
        <Tooltip key={state} title={t(`stateHint.${state}`)}>
          <button
            type="button"
            className={`tile tile-${state}${(counts[state] ?? 0) === 0 ? ' tile-zero' : ''}`}
            aria-pressed={chosen === state}
            onClick={() => onChoose(chosen === state ? null : state)}
          >
            <span className="tile-label">{t(`state.${state}`)}</span>
            <span className="tile-value numeric">{formatCount(counts[state] ?? 0)}</span>
          </button>
        </Tooltip>
      ))}
      <Tooltip title={t('campaigns.detail.rateHint')}>
        <div className="tile tile-rate">
          <span className="tile-label hinted">{t('campaigns.detail.rate')}</span>
          <span className="tile-value numeric">{rate === null ? '–' : percent(rate)}</span>
        </div>
      </Tooltip>
    </fieldset>
  );
}

export const isState = (text: string): text is MessageState => MESSAGE_STATES.some((state) => state === text);
