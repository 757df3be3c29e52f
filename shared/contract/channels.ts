import { z } from 'zod';
import { count, id, instant, li, none } from './common.ts';
import { carrier } from './contacts.ts';
import { costRules } from './costs.ts';
import { entry } from './define.ts';
import { definitionProblem } from './http-definition.ts';
import { binding } from './templates.ts';

/** One field of a provider's form; the descriptor draws the form, validates it and feeds the limits. */
export const formField = z.object({
  key: z.string(),
  /** i18n key under `provider.field.` */
  label: z.string(),
  /** `json` is a definition with a form of its own (the generic provider's) */
  kind: z.enum(['text', 'secret', 'url', 'int', 'boolean', 'choice', 'json']),
  required: z.boolean(),
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  choices: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type FormField = z.infer<typeof formField>;

export const billing = z.enum(['delivered', 'submitted', 'mixed']);

/** What a provider is, as data. */
export const descriptor = z.object({
  provider: z.string(),
  /** i18n key under `provider.` */
  title: z.string(),
  simulated: z.boolean(),
  docs: z.string(),
  fields: z.array(formField),
  /** free text, or the id of an approved template plus parameters */
  content: z.enum(['text', 'template']),
  /** how texts are counted: 106 channels by character, a SIM by GSM 03.38 */
  counting: z.enum(['106', 'gsm']),
  /** how delivery reports are had: pulled as a queue, asked for number by number, or not at all */
  reports: z.enum(['queue', 'number', 'none']),
  replies: z.boolean(),
  /** one number's replies can be asked for apart from the queue */
  repliesByNumber: z.boolean().optional(),
  /** submissions can be looked up at the provider, so an unknown result need not stay unknown */
  lookup: z.boolean(),
  /** templates and signatures can be listed with their review state */
  catalog: z.boolean(),
  ipWhitelist: z.enum(['required', 'optional', 'none']),
  balance: z.boolean(),
  billing,
  optOut: z.string(),
  signatureMin: count,
  signatureMax: count,
  maxNotice: count,
  maxMarketing: count,
  /** most numbers in one request: same text / personal texts */
  batchSame: count,
  batchPersonal: count,
  /** most characters in one variable of a template; null = no limit known */
  variableMax: count.nullable(),
  /** its devices are kept on a screen of their own: no form shows `fields`, which serve the command line alone */
  ownScreen: z.boolean().optional(),
  /** marketing only once the owner has confirmed the legal note (personal SIMs) */
  marketingNeedsConsent: z.boolean().optional(),
  /** the provider's own marketing hours, minutes of the day in Asia/Shanghai; null = the app's */
  windowFrom: count.nullable(),
  windowTo: count.nullable(),
  /** defaults for the channel's options */
  rate: z.number(),
  burst: count,
  connections: count,
  /** 厘 a 条 */
  price: li,
});
export type Descriptor = z.infer<typeof descriptor>;

/** The largest request a channel of this provider may make, whatever its texts. */
export const largestRequest = ({ batchSame, batchPersonal }: Pick<Descriptor, 'batchSame' | 'batchPersonal'>): number =>
  Math.min(1000, Math.max(batchSame, batchPersonal));

/** What the owner may set on any channel. */
export const channelOptions = z.object({
  /** messages a second; 0 = no limit */
  rate: z.number().min(0).max(5000),
  burst: z.int().min(1).max(1000),
  batch: z.int().min(1).max(1000),
  /** messages a day; null = no cap */
  dailyCap: z.int().min(1).nullable(),
  /** 厘 a 条 */
  price: li.min(0).max(10_000),
  billing,
  optOut: z.string().min(1).max(20),
  /** minutes of the day, Asia/Shanghai; null = the app's window */
  windowFrom: z.int().min(0).max(1439).nullable(),
  windowTo: z.int().min(1).max(1440).nullable(),
  /** no notices leave between these minutes; null or absent = the app's quiet time */
  quietFrom: z.int().min(0).max(1439).nullable().optional(),
  quietTo: z.int().min(0).max(1440).nullable().optional(),
  /** when the owner confirmed the legal note; null or absent = marketing is off where the provider asks for it */
  marketingConfirmedAt: instant.nullable().optional(),
  /** price tiers, packages, caps, alarms; absent = none of them */
  costs: costRules.optional(),
});
export type ChannelOptions = z.infer<typeof channelOptions>;

export const balance = z.object({
  kind: z.enum(['money', 'parts']),
  /** 厘 or 条 */
  amount: z.int(),
  at: instant,
});
export type Balance = z.infer<typeof balance>;

/** One carrier's messages stand still on a channel: too many of the last ones failed for one and the same reason. */
export const breaker = z.object({
  carrier,
  /** a raw code of that reason */
  reason: z.string(),
  failures: count,
  seen: count,
  openedAt: instant,
  /** then a few are let through to see whether it has passed */
  until: instant,
});
export type Breaker = z.infer<typeof breaker>;

/** What the watchdog says about a channel's delivery reports; `raw` is a provider's code where there is one. */
export const REPORT_TROUBLES = ['REPORTS_STOPPED', 'REPORTS_NOT_ENABLED', 'REPORTS_TAKEN'] as const;
export const reportTrouble = z.object({ code: z.enum(REPORT_TROUBLES), raw: z.string(), at: instant });
export type ReportTrouble = z.infer<typeof reportTrouble>;

export const channel = z.object({
  id,
  provider: z.string(),
  name: z.string(),
  simulated: z.boolean(),
  options: channelOptions,
  /** the provider's own fields; secrets show as `…` plus their last four characters */
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  enabled: z.boolean(),
  isDefault: z.boolean(),
  balance: balance.nullable(),
  sentToday: count,
  /** the last trouble, as a code, with what it means */
  trouble: z.object({ code: z.string(), at: instant, category: z.string(), meaning: z.string() }).nullable(),
  reportTrouble: reportTrouble.nullable(),
  breakers: z.array(breaker),
});
export type Channel = z.infer<typeof channel>;

export const check = z.object({
  item: z.enum([
    'network',
    'credentials',
    'clock',
    'ip',
    'balance',
    'signature',
    'template',
    'reports',
    'replies',
    'port',
    'modem',
    'sim',
    'registration',
    'signal',
    'smsc',
    'storage',
  ]),
  /** null = not known: `code` is NOT_OFFERED (cannot be asked), NOT_REACHED (an earlier point failed) or NOT_NEEDED */
  passed: z.boolean().nullable(),
  code: z.string().nullable(),
  detail: z.string(),
});
export type Check = z.infer<typeof check>;

/** A check with its code in plain words: `category` is an i18n key under `carrier.category.` and `carrier.advice.`. */
const explainedCheck = check.extend({ category: z.string().nullable(), meaning: z.string() });
export type ExplainedCheck = z.infer<typeof explainedCheck>;

const reviewState = z.enum(['approved', 'pending', 'rejected', 'disabled']);
/** What the provider keeps for this account, as last synced. Variables stand in `body` as `${code}` or `{1}`. */
export const catalog = z.object({
  templates: z.array(
    z.object({
      templateId: z.string(),
      name: z.string(),
      kind: z.enum(['notice', 'marketing', 'code', 'other']),
      body: z.string(),
      variables: z.array(z.string()),
      review: reviewState,
      reason: z.string(),
    }),
  ),
  signatures: z.array(z.object({ text: z.string(), review: reviewState, reason: z.string() })),
  /** null = never */
  syncedAt: instant.nullable(),
});
export type Catalog = z.infer<typeof catalog>;

/** What a provider's variable is filled from; an empty `field` is always the `fallback`. */
export const variableMapping = z.object({
  variable: z.string().min(1).max(60),
  field: z.string().max(60),
  fallback: z.string().max(100).default(''),
});
export type VariableMapping = z.infer<typeof variableMapping>;

export const channelsContract = {
  'channels.providers': entry(none, z.object({ rows: z.array(descriptor) })),
  'channels.list': entry(none, z.object({ rows: z.array(channel) })),
  'channels.save': entry(
    z.object({
      id: id.optional(),
      provider: z.string(),
      name: z.string().trim().min(1).max(40),
      options: channelOptions.partial().default({}),
      /** an absent secret keeps the stored one */
      config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
      enabled: z.boolean().default(true),
      isDefault: z.boolean().default(false),
    }),
    channel,
    ['NOT_FOUND', 'NAME_EXISTS', 'CHANNEL_INCOMPLETE', 'BAD_INPUT'],
  ),
  'channels.delete': entry(z.object({ id }), none, ['NOT_FOUND', 'CHANNEL_IN_USE']),
  /** a description of a provider the app does not know: as it would be exported, or what is wrong with it */
  'channels.definition.check': entry(
    z.object({ text: z.string().max(20_000) }),
    z.object({ text: z.string().nullable(), problems: z.array(definitionProblem) }),
  ),
  'channels.definition.examples': entry(
    none,
    z.object({ rows: z.array(z.object({ name: z.string(), text: z.string() })) }),
  ),
  /** the form as it stands, unsaved: the request with secrets hidden, and what a sample answer or the provider's comes to */
  'channels.definition.try': entry(
    z.object({
      /** whose stored secrets stand in for those not typed */
      id: id.optional(),
      config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      number: z.string().max(40),
      signature: z.string().trim().min(1).max(40),
      text: z.string().trim().min(1).max(500),
      answer: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('none') }),
        z.object({ kind: z.literal('sample'), text: z.string().max(20_000) }),
        /** the message really leaves, and costs */
        z.object({ kind: z.literal('live') }),
      ]),
    }),
    z.object({
      problems: z.array(definitionProblem),
      request: z
        .object({
          method: z.string(),
          url: z.string(),
          headers: z.record(z.string(), z.string()),
          body: z.string().nullable(),
        })
        .nullable(),
      answer: z.string().nullable(),
      outcome: z
        .object({
          kind: z.enum(['accepted', 'rejected', 'unknown', 'not_sent']),
          code: z.string().nullable(),
          reject: z.string().nullable(),
          providerId: z.string().nullable(),
          billedParts: count.nullable(),
        })
        .nullable(),
    }),
    ['NOT_FOUND', 'NUMBER_INVALID', 'BAD_INPUT'],
  ),
  'channels.test': entry(z.object({ id }), z.object({ checks: z.array(explainedCheck) }), ['NOT_FOUND']),
  'channels.balance': entry(z.object({ id }), balance, ['NOT_FOUND', 'NOT_SUPPORTED', 'CHANNEL_CHECK_FAILED']),
  /** asks the provider for its templates and signatures and keeps them */
  'channels.catalog.sync': entry(z.object({ id }), catalog, ['NOT_FOUND', 'NOT_SUPPORTED', 'CHANNEL_CHECK_FAILED']),
  'channels.catalog.get': entry(z.object({ id }), catalog, ['NOT_FOUND']),
  /** approved templates that can say a free text, with what each variable would be filled from */
  'channels.catalog.match': entry(
    z.object({ id, body: z.string().max(2000), bindings: z.array(binding).max(50).default([]) }),
    z.object({
      rows: z.array(z.object({ templateId: z.string(), name: z.string(), mapping: z.array(variableMapping) })),
    }),
    ['NOT_FOUND'],
  ),
  /** a raw code in plain words: `category` is an i18n key under `carrier.category.` and `carrier.advice.` */
  'channels.explain': entry(
    z.object({ code: z.string().max(200) }),
    z.object({ code: z.string(), category: z.string(), meaning: z.string() }),
  ),
  /** lets a carrier's messages through again before its time */
  'channels.reopen': entry(z.object({ id, carrier }), none, ['NOT_FOUND']),
};
