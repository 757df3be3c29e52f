import { z } from 'zod';
import { CAMPAIGN_STATES, MESSAGE_KINDS, MESSAGE_STATES, PAUSE_REASONS } from '../domain/status.ts';
import { variableMapping } from './channels.ts';
import { count, cursor, id, instant, language, li, limit, none, page } from './common.ts';
import { carrier, contactFilter } from './contacts.ts';
import { entry } from './define.ts';
import { binding } from './templates.ts';

/** Who: the union of the given sources, less the exclusions. `everyone` is the whole book. */
export const audience = z.object({
  everyone: z.boolean().default(false),
  groupIds: z.array(id).max(200).default([]),
  tagIds: z.array(id).max(200).default([]),
  filter: contactFilter.nullable().default(null),
  contactIds: z.array(id).max(10_000).default([]),
  /** numbers typed by hand; longer lists go through the import into a group */
  numbers: z.array(z.string().max(40)).max(2000).default([]),
  exclude: z
    .object({
      groupIds: z.array(id).max(200).default([]),
      tagIds: z.array(id).max(200).default([]),
      numbers: z.array(z.string().max(40)).max(2000).default([]),
      /** got anything within so many days */
      sentWithinDays: z.int().min(1).max(365).nullable().default(null),
      campaignIds: z.array(id).max(50).default([]),
      /** 疑似空号, but for those due for another try */
      suspected: z.boolean().default(false),
    })
    .prefault({}),
});
export type Audience = z.infer<typeof audience>;

export const schedule = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('now') }),
  z.object({ mode: z.literal('at'), at: instant }),
  /** `size` recipients every `everyMinutes`, the first lot at once or at `at` */
  z.object({
    mode: z.literal('lots'),
    at: instant.nullable().default(null),
    size: z.int().min(1).max(1_000_000),
    everyMinutes: z.int().min(1).max(10_080),
  }),
]);
export type Schedule = z.infer<typeof schedule>;

/** Everything the composer edits; saved whole. */
export const draft = z.object({
  name: z.string().max(60).default(''),
  kind: z.enum(MESSAGE_KINDS).default('notice'),
  audience: audience.prefault({}),
  templateId: id.nullable().default(null),
  /** without 【】 */
  signature: z.string().max(40).default(''),
  body: z.string().max(2000).default(''),
  bindings: z.array(binding).max(50).default([]),
  /** a recipient with a blank variable is left out, or written to with the blank */
  missing: z.enum(['exclude', 'blank']).default('exclude'),
  channelId: id.nullable().default(null),
  /** on channels whose content is a template: which, and what fills it; `body` is not looked at then */
  providerTemplate: z
    .object({ channelId: id, templateId: z.string().min(1).max(100), mapping: z.array(variableMapping).max(50) })
    .nullable()
    .default(null),
  /** tried in this order after a definite refusal by the channel before that another channel can cure */
  fallbackChannelIds: z.array(id).max(5).default([]),
  /** null = the channel's own words */
  optOut: z.string().max(20).nullable().default(null),
  schedule: schedule.prefault({ mode: 'now' }),
  /** 探路: a few numbers of each carrier first, the rest once their reports are good */
  probe: z.boolean().default(false),
  /** which of the four steps was open */
  step: z.int().min(0).max(3).default(0),
});
export type Draft = z.infer<typeof draft>;

/** Something the writer must or should mend; `key` is an i18n key under `problem.`. */
export const problem = z.object({
  key: z.enum([
    'signature_missing',
    'signature_length',
    'signature_brackets',
    'signature_blank',
    'body_empty',
    'body_brackets',
    'variable_unknown',
    'variable_unclosed',
    'variable_empty',
    'variable_blank',
    'too_long',
    'opt_out_present',
    'emoji',
    'no_channel',
    'no_recipients',
    'outside_window',
    'start_in_past',
    'numbers_invalid',
    'sim_marketing',
    'template_required',
    'template_gone',
    'template_unapproved',
    'template_unmapped',
    'template_kind',
    'variable_too_long',
    'variable_link',
    'signature_unapproved',
    'signature_unknown',
    'fallback_inexpressible',
    'fallback_unusable',
    'opt_out_missing',
    'opt_out_not_last',
    'body_symbols',
    'link_variable',
    'short_link',
    'variables_adjacent',
    'phone_in_body',
    'signature_generic',
    'risky_word',
    'own_word',
    'value_risky',
    'quiet_time',
    'probe_no_reports',
  ]),
  /** block = the law or the provider forbids it; warn and hint = advice */
  severity: z.enum(['block', 'warn', 'hint']),
  data: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** where in the body, UTF-16 offsets [start, end) */
  spans: z.array(z.tuple([count, count])).optional(),
  /** what to write at the spans instead; '' = leave it out */
  mend: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

export const EXCLUSION_REASONS = [
  'blacklist',
  'opted_out',
  'excluded_group',
  'excluded_tag',
  'excluded_number',
  'sent_recently',
  'in_campaign',
  'blank_variable',
  'too_long',
  'variable_too_long',
  'variable_link',
  'duplicate',
  'invalid_number',
  'cap_day',
  'cap_week',
  'same_text',
  'suspected',
] as const;
export const exclusionReason = z.enum(EXCLUSION_REASONS);
export type ExclusionReason = z.infer<typeof exclusionReason>;

/** The whole audience, rendered and counted. */
export const totals = z.object({
  recipients: count,
  excluded: z.array(z.object({ reason: exclusionReason, recipients: count })),
  minUnits: count,
  maxUnits: count,
  /** recipients by number of 条 */
  byParts: z.array(z.object({ parts: count, recipients: count })),
  parts: count,
  cost: li,
  /** were every message to go over the dearest of its channels */
  maxCost: li,
  /** 疑似空号 among them: what leaving them out would save; and those tried once more after a long while */
  suspected: z.object({ recipients: count, parts: count, cost: li }),
  retests: count,
  problems: z.array(problem),
  /** marketing only: recipients of whom no consent is on record */
  withoutConsent: count.default(0),
  ms: count,
});
export type Totals = z.infer<typeof totals>;

export const renderedRecipient = z.object({
  /** position in the audience, the cursor's base */
  seq: count,
  number: z.string(),
  name: z.string(),
  carrier,
  text: z.string(),
  units: count,
  parts: count,
  cost: li,
});
export type RenderedRecipient = z.infer<typeof renderedRecipient>;

export const stateCounts = z.record(z.enum(MESSAGE_STATES), count);
export type StateCounts = z.infer<typeof stateCounts>;

/** What 探路 has met so far; `per` counts each carrier's numbers that went ahead. */
export const probe = z.object({
  state: z.enum(['out', 'released', 'stopped']),
  per: z.array(z.object({ carrier, sent: count, delivered: count, failed: count })),
  /** percent that must arrive, and the latest instant to know, once the last of them left */
  share: count,
  deadline: instant.nullable(),
});
export type Probe = z.infer<typeof probe>;

export const campaign = z.object({
  id,
  name: z.string(),
  state: z.enum(CAMPAIGN_STATES),
  kind: z.enum(MESSAGE_KINDS),
  pauseReason: z.enum(PAUSE_REASONS).nullable(),
  /** raw code behind the pause, e.g. the provider's */
  pauseDetail: z.string().nullable(),
  channelId: id.nullable(),
  channelName: z.string(),
  simulated: z.boolean(),
  signature: z.string(),
  body: z.string(),
  total: count,
  counts: stateCounts,
  parts: count,
  /** 厘: planned for all; charged so far by our price */
  planned: li,
  spent: li,
  refundable: li,
  createdAt: instant,
  startAt: instant.nullable(),
  /** until then 撤回 works */
  holdUntil: instant.nullable(),
  /** waiting for the marketing window or the next lot */
  waitingUntil: instant.nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** messages a second over the last seconds; milliseconds left */
  speed: z.number(),
  leftMs: count.nullable(),
  probe: probe.nullable(),
});
export type Campaign = z.infer<typeof campaign>;

/** What happened to a campaign on its way, beside its state; `key` is an i18n key under `campaignNote.`. */
export const campaignNote = z.object({
  at: instant,
  key: z.enum([
    'rerouted',
    'carrier_held',
    'carrier_reopened',
    'probe_released',
    'probe_stopped',
    'held_requeued',
    'approval_asked',
    'approved',
  ]),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CampaignNote = z.infer<typeof campaignNote>;

export const message = z.object({
  id,
  campaignId: id,
  campaignName: z.string(),
  number: z.string(),
  name: z.string(),
  text: z.string(),
  parts: count,
  cost: li,
  state: z.enum(MESSAGE_STATES),
  /** raw provider or carrier code */
  code: z.string().nullable(),
  carrier,
  province: z.string(),
  channelId: id.nullable(),
  attempts: count,
  submittedAt: instant.nullable(),
  reportedAt: instant.nullable(),
});
export type Message = z.infer<typeof message>;

export const messageFilter = z.object({
  campaignId: id.optional(),
  states: z.array(z.enum(MESSAGE_STATES)).optional(),
  code: z.string().optional(),
  /** number prefix or last four digits */
  q: z.string().max(40).optional(),
  number: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export type MessageFilter = z.infer<typeof messageFilter>;

/** A carrier or provider code in plain words. */
export const explanation = z.object({
  code: z.string(),
  /** i18n key under `carrier.category.` and `carrier.advice.` */
  category: z.string(),
  meaning: z.string(),
});
export type Explanation = z.infer<typeof explanation>;

const START_ERRORS = [
  'NOT_FOUND',
  'NO_RECIPIENTS',
  'NO_CHANNEL',
  'COUNT_CHANGED',
  'REPEAT_CAMPAIGN',
  'ALREADY_STARTED',
  'TEMPLATE_INVALID',
  'SIGNATURE_INVALID',
  'TEXT_TOO_LONG',
  'START_IN_PAST',
  'CONSENT_UNCONFIRMED',
  'NUMBER_OPTED_OUT',
  'DISK_FULL',
  'CANCELLED',
] as const;

export const campaignsContract = {
  'drafts.save': entry(z.object({ id: id.optional(), draft }), z.object({ id }), ['NOT_FOUND', 'ALREADY_STARTED']),
  'drafts.get': entry(z.object({ id }), z.object({ id, draft, updatedAt: instant }), ['NOT_FOUND', 'ALREADY_STARTED']),
  'drafts.delete': entry(z.object({ id }), none, ['NOT_FOUND', 'ALREADY_STARTED']),
  /** counts the whole audience in a worker; a newer call for the same draft cancels the older (CANCELLED) */
  'compose.totals': entry(z.object({ draft, key: z.string().max(60) }), totals, ['CANCELLED']),
  /** recipients as they will be written to; `minParts` shows only those who cost that many 条 or more */
  'compose.recipients': entry(
    z.object({ draft, key: z.string().max(60), after: z.int().min(-1).default(-1), minParts: count.default(0), limit }),
    z.object({ rows: z.array(renderedRecipient), next: z.int().nullable(), matching: count }),
    ['CANCELLED'],
  ),
  /** those just over a part boundary: shorten by k characters and save n 条 */
  'compose.savings': entry(
    z.object({ draft, key: z.string().max(60) }),
    z.object({
      rows: z.array(z.object({ shortenBy: count, recipients: count, savedParts: count, savedCost: li })),
    }),
    ['CANCELLED'],
  ),
  /** one message of the draft to the owner's own number, at once */
  'compose.sendToMyself': entry(z.object({ draft, number: z.string().max(40) }), z.object({ campaignId: id }), [
    ...START_ERRORS,
    'NUMBER_INVALID',
  ]),
  'campaigns.start': entry(
    z.object({
      draftId: id,
      /** what the button said; the start is refused when it no longer holds */
      confirm: z.object({
        recipients: count,
        parts: count,
        cost: li,
        /** the owner has agreed to write to so many people without a consent on record; fewer are refused */
        withoutConsent: count.default(0),
      }),
      /** one per opened confirmation: a double click starts once */
      idempotencyKey: z.string().min(8).max(60),
      /** the owner has been asked about the same text to the same people within 24 h */
      allowRepeat: z.boolean().default(false),
    }),
    z.object({ campaignId: id }),
    START_ERRORS,
  ),
  'campaigns.list': entry(
    z.object({ states: z.array(z.enum(CAMPAIGN_STATES)).optional(), q: z.string().max(60).optional(), cursor, limit }),
    page(campaign),
  ),
  'campaigns.get': entry(z.object({ id }), campaign, ['NOT_FOUND']),
  'campaigns.breakdown': entry(
    z.object({ id }),
    z.object({
      carriers: z.array(z.object({ carrier, counts: stateCounts })),
      /** which channel has carried what; '' = deleted since */
      channels: z.array(z.object({ channelId: id, name: z.string(), counts: stateCounts })),
      provinces: z.array(z.object({ province: z.string(), recipients: count, delivered: count })),
      reasons: z.array(z.object({ code: z.string(), recipients: count, explanation })),
      /** seconds from submission to report: how many within */
      latency: z.array(z.object({ withinSeconds: count, recipients: count })),
      /** where the provider said what it billed: our 条 and its 条 */
      billing: z.object({ parts: count, billedParts: count }),
    }),
    ['NOT_FOUND'],
  ),
  /** newest first */
  'campaigns.notes': entry(z.object({ id }), z.object({ rows: z.array(campaignNote) }), ['NOT_FOUND']),
  'campaigns.pause': entry(z.object({ id }), campaign, ['NOT_FOUND', 'WRONG_STATE']),
  'campaigns.resume': entry(z.object({ id }), campaign, ['NOT_FOUND', 'WRONG_STATE']),
  'campaigns.cancel': entry(z.object({ id }), z.object({ cancelled: count }), ['NOT_FOUND', 'WRONG_STATE']),
  /** 撤回: inside the hold, back to a draft */
  'campaigns.undo': entry(z.object({ id }), z.object({ draftId: id }), ['NOT_FOUND', 'WRONG_STATE']),
  'campaigns.copy': entry(z.object({ id }), z.object({ draftId: id }), ['NOT_FOUND']),
  /** 只重发失败: failed and rejected messages as a campaign of their own attempts; `codes` limits the reasons */
  'campaigns.retryFailed': entry(
    z.object({ id, codes: z.array(z.string()).max(200).optional() }),
    z.object({ requeued: count, parts: count, cost: li }),
    ['NOT_FOUND', 'WRONG_STATE', 'NO_RECIPIENTS'],
  ),
  /** what 只重发失败 would cost, by reason */
  'campaigns.retryPreview': entry(
    z.object({ id }),
    z.object({
      rows: z.array(
        z.object({ code: z.string(), recipients: count, parts: count, cost: li, mostAttempts: count, explanation }),
      ),
    }),
    ['NOT_FOUND'],
  ),
  /** 已过滤 because of frequency: by reason, what they would cost and when the first may go */
  'campaigns.heldBack': entry(
    z.object({ id }),
    z.object({
      rows: z.array(z.object({ code: z.string(), recipients: count, parts: count, cost: li, nextAt: instant })),
    }),
    ['NOT_FOUND'],
  ),
  /** those go back to the queue of the same campaign, each for the next time its number may be written to */
  'campaigns.sendHeld': entry(z.object({ id }), z.object({ requeued: count, parts: count, cost: li }), [
    'NOT_FOUND',
    'WRONG_STATE',
    'NO_RECIPIENTS',
  ]),
  /** lets a campaign go that waits for a second person */
  'campaigns.approve': entry(z.object({ id }), campaign, ['NOT_FOUND', 'WRONG_STATE']),
  'messages.page': entry(z.object({ filter: messageFilter.default({}), cursor, limit }), page(message)),
  'messages.count': entry(z.object({ filter: messageFilter.default({}) }), z.object({ total: count })),
  'messages.history': entry(
    z.object({ id }),
    z.object({
      message,
      explanation: explanation.nullable(),
      attempts: z.array(
        z.object({
          no: count,
          at: instant,
          settledAt: instant.nullable(),
          outcome: z.enum(['sending', 'accepted', 'rejected', 'unknown', 'not_sent', 'assumed']),
          code: z.string().nullable(),
          channelName: z.string(),
          providerId: z.string().nullable(),
          /** 条 as the provider billed them, where it said */
          billedParts: count.nullable(),
          /** how an unknown result was settled */
          evidence: z.string().nullable(),
        }),
      ),
      /** questions to the provider's records about an unknown result */
      looks: z.array(
        z.object({ at: instant, result: z.enum(['found', 'absent', 'unavailable']), evidence: z.string() }),
      ),
      reports: z.array(z.object({ at: instant, status: z.enum(['delivered', 'failed', 'pending']), code: z.string() })),
    }),
    ['NOT_FOUND'],
  ),
  /** a job whose result is { fileId }; `language` is the asking window's, for headings and states */
  'messages.export': entry(
    z.object({
      filter: messageFilter.default({}),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      language: language.optional(),
    }),
    z.object({ jobId: z.string() }),
  ),
  /** decide about 结果未知: ask the provider, treat as sent, or send again (may reach people twice) */
  'unknown.resolve': entry(
    z.object({
      campaignId: id,
      messageIds: z.array(id).max(10_000).optional(),
      action: z.enum(['query', 'sent', 'resend']),
    }),
    z.object({ found: count, notFound: count, changed: count, supported: z.boolean() }),
    ['NOT_FOUND', 'WRONG_STATE'],
  ),
};
