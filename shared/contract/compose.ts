import { z } from 'zod';
import { MESSAGE_KINDS } from '../domain/status.ts';
import { variableMapping } from './channels.ts';
import { count, id, instant, li, limit, none } from './common.ts';
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

export const START_ERRORS = [
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

export const composeContract = {
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
};
