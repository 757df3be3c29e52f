import type { Settings } from '../../shared/contract/app.ts';
import type { Draft, Problem, Totals } from '../../shared/contract/compose.ts';
import type { Output, Parsed } from '../../shared/contract/contract.ts';
import { AppError, type ErrorCode } from '../../shared/contract/errors.ts';
import { parseNumber } from '../../shared/domain/phone.ts';
import { createContentHash } from '../core/content-hash.ts';
import { requireDraft } from './campaign-view.ts';
import type { ServiceDeps, StartInput } from './deps.ts';
import { planInput } from './plan-input.ts';
import { requireConfirmed } from './planning/start-planned.ts';
import { requireNumber } from './valid-number.ts';

const REPEAT_MS = 24 * 60 * 60_000;

/** Which refusal a blocking problem becomes; the gravest first. */
const REFUSALS: readonly [ErrorCode, readonly Problem['key'][]][] = [
  ['NO_CHANNEL', ['no_channel']],
  [
    'SIGNATURE_INVALID',
    ['signature_missing', 'signature_length', 'signature_brackets', 'signature_blank', 'signature_unapproved'],
  ],
  ['TEXT_TOO_LONG', ['too_long']],
  [
    'TEMPLATE_INVALID',
    [
      'template_required',
      'template_gone',
      'template_unapproved',
      'template_unmapped',
      'template_kind',
      'body_empty',
      'body_brackets',
      'variable_unknown',
      'variable_unclosed',
      'variable_empty',
      'opt_out_present',
      'emoji',
    ],
  ],
  ['START_IN_PAST', ['start_in_past']],
  ['NO_RECIPIENTS', ['no_recipients']],
];

function refuseBlocked(problems: readonly Problem[], except: readonly Problem['key'][] = []): void {
  const blocking = problems.filter(({ severity, key }) => severity === 'block' && !except.includes(key));
  for (const [code, keys] of REFUSALS) {
    const problem = blocking.find(({ key }) => keys.includes(key));
    if (problem !== undefined) throw new AppError(code, { problem: problem.key, ...problem.data });
  }
  if (blocking[0] !== undefined) throw new AppError('TEMPLATE_INVALID', { problem: blocking[0].key });
}

/** Marketing never reaches a number on the blacklist, not even as a test of the owner's. */
async function requireWilling({ storage }: ServiceDeps, { kind }: Draft, number: string): Promise<void> {
  const { listed, forgotten } = await storage.optOuts.standing(number);
  if ((listed || forgotten) && kind === 'marketing') throw new AppError('NUMBER_OPTED_OUT');
}

/** The same thing, whoever gets it: what the owner is asked about before sending it to the same people again. */
function textHashOf({ kind, signature, body, providerTemplate }: Draft): string {
  const said = providerTemplate === null ? body : [providerTemplate.templateId, providerTemplate.mapping];
  return createContentHash(JSON.stringify([kind, signature.trim(), said])).digest();
}

/** Above the owner's thresholds a second person must let the campaign go. */
const asksApproval = ({ recipients, cost }: Totals, { approvalRecipients, approvalCost }: Settings): boolean =>
  (approvalRecipients !== null && recipients >= approvalRecipients) || (approvalCost !== null && cost >= approvalCost);

const probeOf = ({ probePerCarrier, probeShare, probeMinutes, myNumber }: Settings): StartInput['probe'] => ({
  perCarrier: probePerCarrier,
  share: probeShare,
  minutes: probeMinutes,
  own: [parseNumber(myNumber).number ?? ''],
});

/** Turns drafts into campaigns: everything the button promised is checked once more, then one transaction. */
export function createStarter(deps: ServiceDeps) {
  const { storage, planning, clock, random, emit, engine } = deps;

  async function began(draft: Draft, campaignId: number): Promise<void> {
    await storage.templates.markUsed(draft.templateId, draft.signature, clock.now());
    for (const what of ['drafts', 'templates', 'signatures'] as const) emit('changed', { what });
    for (const what of ['campaigns', 'messages'] as const) emit('changed', { what, campaignId });
    engine.wake();
  }

  async function start(request: Parsed<'campaigns.start'>): Promise<Output<'campaigns.start'>> {
    const { draftId, confirm, idempotencyKey, allowRepeat } = request;
    const earlier = await storage.campaigns.byIdempotencyKey(idempotencyKey);
    if (earlier !== null) throw new AppError('ALREADY_STARTED', { campaignId: earlier });
    const { draft } = await requireDraft(deps, draftId);
    const input = await planInput(deps, draft);
    const { now } = input;
    const textHash = textHashOf(draft);
    const repeats = allowRepeat ? [] : await storage.campaigns.sameTextSince(textHash, now - REPEAT_MS);
    const { totals, contentHash, repeat } = await planning.ask('prepare', { ...input, repeats });
    refuseBlocked(totals.problems);
    requireConfirmed(totals, confirm);
    if (totals.withoutConsent > confirm.withoutConsent)
      throw new AppError('CONSENT_UNCONFIRMED', { recipients: totals.withoutConsent });
    if (repeat !== null) throw new AppError('REPEAT_CAMPAIGN', { ...repeat });
    // the channel that was counted with is the one that sends
    if (draft.channelId !== input.draft.channelId) await storage.campaigns.saveDraft(draftId, input.draft, now);
    const { schedule } = draft;
    const startAt = schedule.mode === 'now' ? now : Math.max(now, schedule.at ?? now);
    const settings = await storage.settings.get();
    const holdUntil = now + (deps.holdSeconds ?? settings.holdSeconds) * 1000;
    const needsApproval = asksApproval(totals, settings);
    const probe = draft.probe ? probeOf(settings) : null;
    const plan = { ...input, draftId, idempotencyKey, contentHash, startAt, holdUntil, confirm };
    const { campaignId } = await planning.ask('start', { ...plan, textHash, probe, needsApproval });
    if (needsApproval) {
      const { recipients, cost } = totals;
      await storage.campaigns.addNote(campaignId, { at: now, key: 'approval_asked', data: { recipients, cost } });
    }
    await began(draft, campaignId);
    return { campaignId };
  }

  /** Goes at once and at any hour: it is the owner's own number, and nobody else's. */
  async function toMyself(draft: Draft, typed: string): Promise<Output<'compose.sendToMyself'>> {
    const number = requireNumber(typed);
    await requireWilling(deps, draft, number);
    const input = await planInput(deps, draft);
    const { totals } = await planning.ask('prepare', { ...input, repeats: [] });
    refuseBlocked(totals.problems, ['no_recipients', 'start_in_past', 'too_long']);
    const { now } = input;
    const own: Draft = {
      ...input.draft,
      kind: 'notice',
      audience: {
        ...draft.audience,
        everyone: false,
        groupIds: [],
        tagIds: [],
        filter: null,
        contactIds: [],
        numbers: [number],
      },
      schedule: { mode: 'now' },
    };
    const draftId = await storage.campaigns.saveDraft(null, own, now);
    const plan = { ...input, draftId, number, startAt: now, holdUntil: now };
    const keys = { idempotencyKey: random.hex(16), contentHash: random.hex(16) };
    try {
      const { campaignId } = await planning.ask('startSelf', { ...plan, ...keys });
      await began(draft, campaignId);
      return { campaignId };
    } catch (error) {
      await storage.campaigns.removeDraft(draftId);
      throw error;
    }
  }

  return { start, toMyself };
}
