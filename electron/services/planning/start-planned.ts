import { AppError } from '../../../shared/contract/errors.ts';
import type { Planner } from '../../core/planning.ts';
import { pickAhead } from '../../core/probe.ts';
import type { BulkStorage, PlannedMessage, Recipient } from '../../storage/bulk-storage.ts';
import type { StartPlan } from '../../storage/campaign-store.ts';
import type { PlanTasks, StartInput } from '../deps.ts';
import { type PlannedAudience, plannerOf } from './plan-audience.ts';

type Starts = Omit<StartInput, 'confirm'>;

const planOf = (
  { draftId, idempotencyKey, contentHash, startAt, holdUntil, now }: Starts,
  { template }: Planner,
): StartPlan => ({
  draftId,
  idempotencyKey,
  contentHash,
  state: 'scheduled',
  startAt,
  holdUntil,
  now,
  template,
});

/**
 * Writes every message and starts the campaign in one transaction. What was confirmed is counted once more while it is
 * written: a difference takes everything back.
 */
export function startPlanned(bulk: BulkStorage, planned: PlannedAudience, input: StartInput): { campaignId: number } {
  const { campaignId } = bulk.startCampaign(
    {
      ...planOf(input, planned.planner),
      blocked: planned.audience.blocked,
      textHash: input.textHash,
      exclude: keptExclusions(input),
      probe: probeOf(planned, input),
      needsApproval: input.needsApproval,
      retested: planned.retested,
    },
    messagesOf(planned, input.confirm),
  );
  return { campaignId };
}

/** what goes on being checked until each message leaves */
function keptExclusions({ draft }: StartInput): StartPlan['exclude'] {
  const { sentWithinDays, campaignIds } = draft.audience.exclude;
  return sentWithinDays === null && campaignIds.length === 0 ? undefined : { sentWithinDays, campaignIds };
}

function probeOf({ audience, parts }: PlannedAudience, { probe }: StartInput): StartPlan['probe'] {
  if (!probe) return null;
  const numbers = audience.recipients.flatMap(({ number }, at) => (parts[at] === 0 ? [] : [number]));
  const ahead = pickAhead(numbers, probe.own, probe.perCarrier);
  return ahead === null ? null : { numbers: ahead, share: probe.share, minutes: probe.minutes };
}

function* messagesOf(
  { audience, planner, parts: counts, held }: PlannedAudience,
  confirm: StartInput['confirm'],
): Iterable<PlannedMessage> {
  const { signature } = planner;
  const counted = { recipients: 0, parts: 0, cost: 0 };
  for (const [at, recipient] of audience.recipients.entries()) {
    const code = held.get(at);
    if (counts[at] === 0 && code === undefined) continue;
    const planned = planner.plan(recipient);
    if (planned.kind !== 'message') continue;
    const { text, parts, params } = planned;
    // tiers and packages: each message costs what it adds to the whole
    const cost = planner.quote(counted.parts + parts) - planner.quote(counted.parts);
    if (code === undefined) {
      counted.recipients += 1;
      counted.parts += parts;
      counted.cost += cost;
    }
    yield {
      contactId: recipient.contactId,
      number: recipient.number,
      name: recipient.name,
      text,
      signature,
      parts,
      cost,
      params,
      ...(code === undefined ? {} : { held: code }),
    };
  }
  requireConfirmed(counted, confirm);
}

/** The start is refused when the button's promise no longer holds. */
export function requireConfirmed(now: StartInput['confirm'], confirm: StartInput['confirm']): void {
  const { recipients, parts, cost } = now;
  if (recipients !== confirm.recipients || parts !== confirm.parts || cost !== confirm.cost) {
    throw new AppError('COUNT_CHANGED', { recipients, parts, cost });
  }
}

const NOBODY = { contactId: null, name: '', gender: null, birthday: null, company: '', remark: '', custom: null };

/** One message to the owner, reading as the first recipient's would; blanks do not hold it up. */
export function startToMyself(
  bulk: BulkStorage,
  first: Recipient | undefined,
  input: PlanTasks['startSelf']['input'],
): { campaignId: number } {
  const planner = plannerOf({ ...input, draft: { ...input.draft, missing: 'blank' } });
  const recipient = { ...(first ?? NOBODY), contactId: null, number: input.number };
  const planned = planner.plan(recipient);
  if (planned.kind !== 'message') {
    if (planned.reason === 'too_long') throw new AppError('TEXT_TOO_LONG', { over: planned.units - planner.max });
    throw new AppError('TEMPLATE_INVALID', { problem: planned.reason });
  }
  const { text, parts, params } = planned;
  const message = {
    contactId: null,
    number: input.number,
    name: recipient.name,
    text,
    signature: planner.signature,
    parts,
    cost: planner.quote(parts),
    params,
  };
  const { campaignId } = bulk.startCampaign({ ...planOf(input, planner), own: true }, [message]);
  return { campaignId };
}
