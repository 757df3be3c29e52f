import type { PauseReason } from '../../../shared/domain/status.ts';
import type { MessageOutcome, RejectClass } from '../../core/message-outcome.ts';
import { isClockRefusal } from './clock-jump.ts';
import { billedAbovePlan, type Tally, tooManyRejected } from './tally.ts';

export interface Stop {
  reason: PauseReason;
  /** the raw code behind it */
  detail: string;
  /** whether only this campaign stops or everything on the channel */
  scope: 'campaign' | 'channel';
}

interface Evidence {
  /** as the channel gave them, before anything goes back to the queue */
  outcomes: readonly MessageOutcome[];
  alarm: string | null;
  portal: boolean;
  tally: Tally;
  /** this computer's clock less the provider's, ms; null = the provider did not say */
  drift?: number | null;
  pauseOnUnknown: boolean;
  priceAccepted: boolean;
}

const STOPPING: readonly (Pick<Stop, 'reason' | 'scope'> & { reject: RejectClass })[] = [
  { reject: 'request', reason: 'protocol', scope: 'campaign' },
  { reject: 'account', reason: 'account', scope: 'channel' },
  { reject: 'balance', reason: 'balance', scope: 'channel' },
  { reject: 'quota', reason: 'account', scope: 'channel' },
  { reject: 'content', reason: 'content', scope: 'campaign' },
  // hours narrower than the ones we know of: asking again all night would only repeat the refusal
  { reject: 'window', reason: 'account', scope: 'campaign' },
];

/** Whether what a batch brought must stop the campaign or the channel; the gravest reason wins. */
export function judge(evidence: Evidence): Stop | null {
  const { outcomes, alarm, portal, tally } = evidence;
  if (portal) return { reason: 'portal', detail: 'PORTAL', scope: 'channel' };
  if (alarm !== null) return { reason: 'protocol', detail: alarm, scope: 'campaign' };
  for (const { reject, reason, scope } of STOPPING) {
    const hit = outcomes.find((outcome) => outcome.kind === 'rejected' && outcome.reject === reject);
    if (hit?.kind !== 'rejected') continue;
    const late = reject === 'account' && isClockRefusal(hit.code, evidence.drift ?? null);
    return { reason: late ? 'clock' : reason, detail: hit.code, scope };
  }
  const unknown = outcomes.find((outcome) => outcome.kind === 'unknown');
  if (unknown?.kind === 'unknown' && evidence.pauseOnUnknown) {
    return { reason: 'unknown_result', detail: unknown.code, scope: 'campaign' };
  }
  if (!evidence.priceAccepted && billedAbovePlan(tally)) {
    return { reason: 'price', detail: `${tally.billed}/${tally.planned}`, scope: 'campaign' };
  }
  if (tooManyRejected(tally)) {
    return { reason: 'rejected_share', detail: `${tally.rejected}/${tally.settled}`, scope: 'campaign' };
  }
  return null;
}
