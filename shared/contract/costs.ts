import { z } from 'zod';
import { count, cursor, day, id, instant, language, li, limit, none, page } from './common.ts';
import { entry } from './define.ts';

/** N 条 for a price until a day; used before anything else, the one that expires first at first. */
export const pricePackage = z.object({
  name: z.string().trim().max(40).default(''),
  parts: z.int().min(1).max(100_000_000),
  /** 厘 for all of it; 0 = a present */
  price: li.min(0),
  from: day,
  /** the last day it is good for */
  until: day,
});
export type PricePackage = z.infer<typeof pricePackage>;

/** From so many 条 in the calendar month on, a 条 costs that much. */
export const priceTier = z.object({ from: z.int().min(1), price: li.min(0).max(10_000) });

/** What the owner says about a channel's money beside its price. */
export const costRules = z.object({
  tiers: z.array(priceTier).max(10).default([]),
  packages: z.array(pricePackage).max(20).default([]),
  /** mixed billing: categories of failures that are charged all the same */
  chargedFailures: z.array(z.string().max(40)).max(40).default([]),
  /** 厘 or 条, as the channel's balance is kept; null = no alarm, no stop */
  warnBelow: z.int().min(0).nullable().default(null),
  stopBelow: z.int().min(0).nullable().default(null),
  /** 厘 a day and a calendar month, Asia/Shanghai; null = no cap */
  capDay: li.min(1).nullable().default(null),
  capMonth: li.min(1).nullable().default(null),
});
export type CostRules = z.infer<typeof costRules>;

export const COST_ACCOUNTS = [
  'available',
  'reserved',
  'assumed',
  'spent',
  'refund_due',
  'returned',
  'kept',
  'outside',
] as const;
const account = z.enum(COST_ACCOUNTS);

const balance = z.object({ kind: z.enum(['money', 'parts']), amount: z.int(), at: instant });

/** What one channel's money is doing. All 厘. */
export const channelCosts = z.object({
  channelId: id,
  name: z.string(),
  simulated: z.boolean(),
  billing: z.enum(['delivered', 'submitted', 'mixed']),
  price: li,
  rules: costRules,
  /** the provider's word, as last asked */
  balance: balance.nullable(),
  balanceAsked: z.boolean(),
  /** figures can be fetched from the provider */
  statistics: z.boolean(),
  /** by our ledger; null until a top-up or an adjustment was entered */
  ledgerBalance: li.nullable(),
  reserved: li,
  assumed: li,
  spent: li,
  refundDue: li,
  refundMessages: count,
  /** due for longer than providers take (72 h) */
  overdue: li,
  overdueMessages: count,
  returned: li,
  kept: li,
  today: li,
  month: li,
  /** 厘 or 条 as the balance is kept, less what was bound since it was asked; null = nobody knows */
  left: z.int().nullable(),
  /** 厘 per delivered message; null before the first */
  perDelivered: li.nullable(),
  /** what is low or used up now */
  alarm: z.enum(['balance_low', 'balance_out', 'cap_day', 'cap_month']).nullable(),
});
export type ChannelCosts = z.infer<typeof channelCosts>;

export const posting = z.object({
  id,
  at: instant,
  channelId: id,
  channelName: z.string(),
  campaignId: id.nullable(),
  campaignName: z.string(),
  /** the day the messages were submitted */
  day,
  from: account,
  to: account,
  amount: li,
  parts: z.int(),
  messages: count,
  note: z.string(),
});
export type Posting = z.infer<typeof posting>;

export const refund = z.object({
  /** keyset: message and attempt */
  messageId: id,
  no: count,
  number: z.string(),
  campaignId: id,
  campaignName: z.string(),
  channelId: id,
  providerId: z.string().nullable(),
  submittedAt: instant,
  code: z.string(),
  amount: li,
  parts: count,
  overdue: z.boolean(),
});
export type Refund = z.infer<typeof refund>;

/** One day's counts; null where that side does not say. */
export const dayFigures = z.object({
  submitted: count.nullable(),
  delivered: count.nullable(),
  failed: count.nullable(),
  billedParts: count.nullable(),
  /** 厘 */
  amount: li.nullable(),
});
export type DayFigures = z.infer<typeof dayFigures>;

/** Why two sides may differ, with how many messages or 条 speak for it; texts under `costs.why.`. */
export const WHYS = ['unknown', 'waiting', 'no_report', 'parts', 'orphans', 'midnight', 'elsewhere'] as const;
export const reconciledDay = z.object({
  day,
  ours: dayFigures,
  theirs: dayFigures.nullable(),
  source: z.enum(['provider', 'hand']).nullable(),
  /** theirs less ours */
  difference: dayFigures.nullable(),
  whys: z.array(z.object({ why: z.enum(WHYS), count })),
});
export type ReconciledDay = z.infer<typeof reconciledDay>;

const campaignCost = z.object({
  campaignId: id,
  name: z.string(),
  channelName: z.string(),
  messages: count,
  delivered: count,
  /** charged, or counted as charged */
  spent: li,
  open: li,
  refundDue: li,
  returned: li,
  perDelivered: li.nullable(),
});
export type CampaignCost = z.infer<typeof campaignCost>;

export const costsContract = {
  'costs.summary': entry(none, z.object({ rows: z.array(channelCosts) })),
  /** newest first */
  'costs.postings': entry(z.object({ channelId: id.optional(), cursor, limit }), page(posting)),
  /** 充值 (above 0) or 调整 (either way, with a reason); 厘 */
  'costs.post': entry(
    z.object({
      channelId: id,
      kind: z.enum(['top_up', 'adjustment']),
      amount: li,
      reason: z.string().trim().max(200).default(''),
    }),
    channelCosts,
    ['NOT_FOUND', 'AMOUNT_INVALID', 'REASON_MISSING'],
  ),
  /** 应返, oldest first */
  'costs.refunds': entry(
    z.object({ channelId: id, overdueOnly: z.boolean().default(false), cursor, limit }),
    page(refund),
  ),
  /** came back, or will not: those chosen, or all that are due (only the overdue ones, with `overdueOnly`) */
  'costs.refunds.settle': entry(
    z.object({
      channelId: id,
      messageIds: z.array(id).min(1).max(10_000).optional(),
      overdueOnly: z.boolean().default(false),
      to: z.enum(['returned', 'kept']),
    }),
    z.object({ messages: count, parts: count, amount: li }),
    ['NOT_FOUND', 'NOTHING_DUE'],
  ),
  /** for the provider's support: a job whose result is { fileId } */
  'costs.refunds.export': entry(
    z.object({
      channelId: id,
      overdueOnly: z.boolean().default(false),
      numbers: z.enum(['full', 'masked']).default('masked'),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      language: language.optional(),
    }),
    z.object({ jobId: z.string() }),
  ),
  /** 对账 by day, newest first; at most 93 days */
  'costs.days': entry(z.object({ channelId: id, from: day, to: day }), z.object({ rows: z.array(reconciledDay) }), [
    'NOT_FOUND',
    'BAD_INPUT',
  ]),
  /** asks the provider for its figures of those days and keeps them */
  'costs.days.fetch': entry(z.object({ channelId: id, from: day, to: day }), z.object({ days: count }), [
    'NOT_FOUND',
    'BAD_INPUT',
    'NOT_SUPPORTED',
    'CHANNEL_CHECK_FAILED',
  ]),
  /** figures of one day read off the provider's console */
  'costs.days.type': entry(z.object({ channelId: id, day, figures: dayFigures }), none, ['NOT_FOUND']),
  'costs.rules.save': entry(
    z.object({ channelId: id, billing: z.enum(['delivered', 'submitted', 'mixed']), rules: costRules }),
    channelCosts,
    ['NOT_FOUND', 'RULES_INVALID'],
  ),
  /** newest first */
  'costs.campaigns': entry(z.object({ channelId: id.optional(), cursor, limit }), page(campaignCost)),
  'costs.customer': entry(
    z.object({ number: z.string().max(40) }),
    z.object({ messages: count, delivered: count, spent: li, open: li, refundDue: li }),
    ['NUMBER_INVALID'],
  ),
};
