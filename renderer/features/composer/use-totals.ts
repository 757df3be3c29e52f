import type { Totals } from '../../../shared/contract/campaigns.ts';
import { type CallError, codeOf } from '../../api/call-error.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { ASKER, useAskedDraft } from './asked-draft.ts';

export interface LiveTotals {
  /** the last known figures; older than the draft while `updating` */
  totals: Totals | undefined;
  updating: boolean;
  error: CallError | null;
}

/** The whole audience rendered and counted by the core; the previous figures stay until the new ones are there. */
export function useTotals(): LiveTotals {
  const { asked, behind } = useAskedDraft();
  const query = useQueryOf('compose.totals', { draft: asked, key: ASKER }, { keep: true });
  const replaced = query.error !== null && codeOf(query.error) === 'CANCELLED';
  return {
    totals: query.data,
    updating: behind || query.isFetching || query.isPlaceholderData,
    error: replaced ? null : query.error,
  };
}
