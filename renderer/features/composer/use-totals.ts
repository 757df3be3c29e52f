import type { Totals } from '../../../shared/contract/compose.ts';
import { type CallError, codeOf } from '../../api/call-error.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { ASKER, useAskedDraft } from './asked-draft.ts';

function useTotalsQuery() {
  const asked = useAskedDraft((state) => state.asked);
  return useQueryOf('compose.totals', { draft: asked, key: ASKER }, { keep: true });
}

/**
 * The whole audience rendered and counted by the core; the previous figures stay until the new ones are there. Whether
 * they are the previous ones is a question of its own, so that the first key after a pause redraws only its mark.
 */
export function useTotals(): { totals: Totals | undefined; error: CallError | null } {
  const { data, error } = useTotalsQuery();
  return { totals: data, error: error !== null && codeOf(error) === 'CANCELLED' ? null : error };
}

/** The figures are older than the draft. */
export function useUpdating(): boolean {
  const behind = useAskedDraft((state) => state.behind);
  const { isFetching, isPlaceholderData } = useTotalsQuery();
  return behind || isFetching || isPlaceholderData;
}
