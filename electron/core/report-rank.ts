import type { MessageState } from '../../shared/domain/status.ts';
import type { ReportStatus } from './message-outcome.ts';

/** How far a state has come; reports only ever lift it. States without a rank are not a report's business. */
const RANK: Partial<Record<MessageState, number>> = {
  unknown: 0,
  accepted: 1,
  no_report: 2,
  failed: 3,
  delivered: 4,
};

const SAYS: Record<ReportStatus, MessageState> = { pending: 'accepted', failed: 'failed', delivered: 'delivered' };

/**
 * The state a report moves a message to, or null when it changes nothing. Delivered beats failed beats no report, in
 * whatever order they come; a pending report only proves that an unknown submission was accepted. Messages that are
 * still queued, being submitted, refused, excluded or cancelled are left alone.
 */
export function stateAfterReport(state: MessageState, status: ReportStatus): MessageState | null {
  const rank = RANK[state];
  const next = SAYS[status];
  if (rank === undefined) return null;
  return (RANK[next] as number) > rank ? next : null;
}
