import { z } from 'zod';
import { RULE_PROBLEMS } from '../domain/reply-rule-problems.ts';
import { REPLY_VERDICTS, RULE_MATCHES, WITHHELD } from '../domain/reply-rules.ts';
import { MESSAGE_STATES } from '../domain/status.ts';
import { variableMapping } from './channels.ts';
import { count, cursor, id, instant, li, limit, none, page } from './common.ts';
import { exclusionReason, problem } from './compose.ts';
import { entry } from './define.ts';

const number = z.string().min(1).max(40);

/** What a customer wrote back. */
export const reply = z.object({
  id,
  channelId: id,
  channelName: z.string(),
  number: z.string(),
  name: z.string(),
  text: z.string(),
  /** by the provider's clock */
  receivedAt: instant,
  optOut: z.boolean(),
  verdict: z.enum(REPLY_VERDICTS),
  /** parts of it never arrived: `[…]` stands for them */
  incomplete: z.boolean(),
  unread: z.boolean(),
  /** the message it answers, where that is known */
  messageId: id.nullable(),
});
export type Reply = z.infer<typeof reply>;

export const CONVERSATION_FILTERS = ['all', 'unread', 'follow_up', 'opted_out'] as const;
export const conversation = z.object({
  number: z.string(),
  name: z.string(),
  lastText: z.string(),
  lastAt: instant,
  lastId: id,
  replies: count,
  unread: count,
  followUp: z.boolean(),
  /** on the blacklist, for whatever reason */
  optedOut: z.boolean(),
  /** opted out in a rehearsal: counts for that simulated channel alone */
  rehearsedOptOut: z.boolean(),
});
export type Conversation = z.infer<typeof conversation>;

/** Who wrote a message: a campaign, a person answering, or a rule. */
export const origin = z.enum(['campaign', 'reply', 'rule']);
export type Origin = z.infer<typeof origin>;

const ruled = z.object({
  /** the rule's name, '' when it is gone */
  rule: z.string(),
  answered: z.boolean(),
  withheld: z.enum(WITHHELD).nullable(),
  tag: z.string(),
  optOut: z.boolean(),
});
export type Ruled = z.infer<typeof ruled>;

/** One bubble. */
export const bubble = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('in'),
    key: z.string(),
    at: instant,
    replyId: id,
    text: z.string(),
    verdict: z.enum(REPLY_VERDICTS),
    incomplete: z.boolean(),
    channelId: id,
    channelName: z.string(),
    /** the message it answers: the latest over the same channel or account before it */
    answers: z.object({ messageId: id, text: z.string() }).nullable(),
    ruled: ruled.nullable(),
  }),
  z.object({
    kind: z.literal('out'),
    key: z.string(),
    at: instant,
    messageId: id,
    campaignId: id,
    campaignName: z.string(),
    text: z.string(),
    state: z.enum(MESSAGE_STATES),
    code: z.string().nullable(),
    parts: count,
    cost: li,
    origin,
  }),
]);
export type Bubble = z.infer<typeof bubble>;

/** A quick reply as it is being written. */
export const answerDraft = z.object({
  number,
  /** null = the channel the last reply came by, or the default one */
  channelId: id.nullable().default(null),
  /** absent = that of the message they answered, or the default one */
  signature: z.string().max(40).optional(),
  body: z.string().max(2000).default(''),
  /** on channels that send templates only */
  template: z
    .object({ templateId: z.string().min(1).max(100), mapping: z.array(variableMapping).max(50) })
    .nullable()
    .default(null),
});
export type AnswerDraft = z.infer<typeof answerDraft>;

export const quote = z.object({
  channelId: id.nullable(),
  channelName: z.string(),
  simulated: z.boolean(),
  /** whether that channel sends templates only */
  content: z.enum(['text', 'template']),
  signature: z.string(),
  text: z.string(),
  units: count,
  parts: count,
  cost: li,
  problems: z.array(problem),
  /** why that number may not be written to */
  excluded: exclusionReason.nullable(),
});
export type Quote = z.infer<typeof quote>;

export const replyRule = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  enabled: z.boolean().default(true),
  match: z.enum(RULE_MATCHES),
  words: z.array(z.string().max(60)).max(50),
  answer: z.string().max(500).default(''),
  tag: z.string().max(40).default(''),
  optOut: z.boolean().default(false),
  followUp: z.boolean().default(false),
});
/** The setting that holds them. */
export const RULES_KEY = 'replies.rules';
export const replyRules = z.object({
  rules: z.array(replyRule).max(100).default([]),
  /** automatic answers a day, all rules together */
  maxPerDay: z.int().min(0).max(10_000).default(50),
});
export type ReplyRules = z.infer<typeof replyRules>;

export const ruleProblem = z.object({
  key: z.enum(RULE_PROBLEMS),
  severity: z.enum(['block', 'warn']),
  ruleId: z.string(),
  data: z.object({ word: z.string().optional(), other: z.string().optional() }),
});

const START_ERRORS = [
  'NO_RECIPIENTS',
  'NO_CHANNEL',
  'COUNT_CHANGED',
  'ALREADY_STARTED',
  'TEMPLATE_INVALID',
  'SIGNATURE_INVALID',
  'TEXT_TOO_LONG',
  'DISK_FULL',
  'CANCELLED',
  'NUMBER_INVALID',
] as const;

export const repliesContract = {
  /** what customers wrote back, newest first */
  'replies.page': entry(z.object({ unread: z.boolean().default(false), cursor, limit }), page(reply)),
  'replies.conversations': entry(
    z.object({
      filter: z.enum(CONVERSATION_FILTERS).default('all'),
      /** digits of the number, part of the name or of what was written */
      q: z.string().max(40).optional(),
      cursor,
      limit,
    }),
    page(conversation),
  ),
  /** conversations that wait: unread, 待跟进 */
  'replies.counts': entry(none, z.object({ unread: count, followUp: count })),
  /** both sides of one conversation, newest first */
  'replies.thread': entry(z.object({ number, cursor, limit }), page(bubble)),
  /** read up to a reply; without a number everything is */
  'replies.read': entry(z.object({ number: number.optional(), upTo: id.optional() }), none),
  /** asks the providers what this number has written lately, the queue of replies apart; how many were new */
  'replies.ask': entry(z.object({ number }), z.object({ fresh: count }), ['NOT_SUPPORTED', 'CHANNEL_CHECK_FAILED']),
  'replies.markUnread': entry(z.object({ number }), none, ['NOT_FOUND']),
  'replies.followUp': entry(z.object({ number, on: z.boolean() }), none, ['NOT_FOUND']),
  'replies.quote': entry(answerDraft, quote, ['NUMBER_INVALID', 'CANCELLED']),
  'replies.send': entry(
    answerDraft.extend({
      /** what the button said */
      confirm: z.object({ parts: count, cost: li }),
      idempotencyKey: z.string().min(8).max(60),
    }),
    z.object({ campaignId: id }),
    START_ERRORS,
  ),
  'replies.phrases': entry(none, z.object({ rows: z.array(z.string()) })),
  'replies.savePhrases': entry(
    z.object({ rows: z.array(z.string().trim().min(1).max(500)).max(100) }),
    z.object({ rows: z.array(z.string()) }),
  ),
  'replies.rules': entry(none, replyRules),
  /** contradictions and words that never match, before they are saved */
  'replies.rules.check': entry(replyRules, z.object({ problems: z.array(ruleProblem) })),
  'replies.rules.save': entry(replyRules, replyRules, ['BAD_INPUT']),
  /** what the rules would make of the last replies; nothing is done */
  'replies.rules.dryRun': entry(
    replyRules,
    z.object({
      looked: count,
      rows: z.array(
        z.object({
          replyId: id,
          number: z.string(),
          text: z.string(),
          at: instant,
          ruleId: z.string(),
          answer: z.string().nullable(),
          withheld: z.enum(WITHHELD).nullable(),
          tag: z.string(),
          optOut: z.boolean(),
          followUp: z.boolean(),
        }),
      ),
    }),
  ),
};
