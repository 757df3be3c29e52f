import type { Draft } from '../../shared/contract/compose.ts';
import type { Bubble, CONVERSATION_FILTERS, Conversation, Reply } from '../../shared/contract/replies.ts';
import type { TimelineEvent, TimelineHead } from '../../shared/contract/timeline.ts';
import type { ReplyVerdict, Withheld } from '../../shared/domain/reply-rules.ts';
import type { Page, PageQuery } from './contact-store.ts';

export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

/** A reply the rules have not looked at, with what they go by. */
export interface DueReply {
  replyId: number;
  channelId: number;
  number: string;
  name: string;
  text: string;
  verdict: ReplyVerdict;
  /** when it was written, by the provider's clock */
  at: number;
  /** for all channels, or in the rehearsal it came by */
  optedOut: boolean;
  /** what it answers was written by a rule */
  toAutoAnswer: boolean;
  /** signature of the message it answers; null = nobody knows */
  signature: string | null;
}

/** A message ready to go, as the planner made it. */
export interface PlannedAnswer {
  draft: Draft;
  channelId: number;
  signature: string;
  text: string;
  parts: number;
  /** 厘 */
  cost: number;
  /** where the channel takes templates only */
  call: { templateId: string; params: { name: string; value: string }[] } | null;
  idempotencyKey: string;
}

export interface HandleRequest {
  replyId: number;
  ruleId: string | null;
  tag: string;
  optOut: boolean;
  /** it came by a simulated channel: an opt-out counts for that one alone */
  rehearsed?: boolean;
  followUp: boolean;
  answer: PlannedAnswer | null;
  withheld: Withheld | null;
  /** what the blacklist says of an opt-out by rule */
  reason: string;
  now: number;
  /** midnight in Shanghai, and how many automatic answers a day may leave since */
  dayFrom: number;
  maxPerDay: number;
}

/** Conversations with the numbers that wrote back, and what becomes of a reply. */
export interface ReplyStore {
  page(unread: boolean, query: PageQuery): Promise<Page<Reply>>;
  conversations(filter: ConversationFilter, q: string, query: PageQuery): Promise<Page<Conversation>>;
  counts(): Promise<{ unread: number; followUp: number }>;
  /** newest first; the rule's id stands where its name will */
  thread(number: string, query: PageQuery): Promise<Page<Bubble>>;
  /** newest first */
  timeline(number: string, query: PageQuery): Promise<Page<TimelineEvent>>;
  timelineHead(number: string): Promise<Omit<TimelineHead, 'carrier' | 'province'>>;
  /** up to a reply; null = everything of that number, or of all */
  read(number: string | null, upTo: number | null): Promise<number>;
  /** the last reply counts as unread again; false = nobody of that number wrote */
  markUnread(number: string): Promise<boolean>;
  followUp(number: string, on: boolean): Promise<boolean>;
  /** the last reply of a number, and the signature of what it answers */
  last(number: string): Promise<{ replyId: number; channelId: number; signature: string | null } | null>;
  /** the texts that replies over a channel answer, '' where nobody knows; in their order */
  answeredTexts(channelId: number, replies: { number: string; at: number }[]): Promise<string[]>;
  /** not looked at by the rules, oldest first */
  due(limit: number): Promise<DueReply[]>;
  /** the newest, whatever became of them */
  latest(limit: number): Promise<DueReply[]>;
  /** whether a campaign is the answer to one number, by a person or a rule */
  isAnswer(campaignId: number): Promise<boolean>;
  /** automatic answers since an instant: to that number, to all */
  answered(number: string, since: number): Promise<{ number: number; all: number }>;
  /**
   * One transaction: tag, opt-out, 待跟进 and the answer (a campaign of one message, ready to be claimed), once for each
   * reply. The limits of answers and the blacklist are looked at again inside it; what holds an answer back is returned.
   */
  handle(request: HandleRequest): Promise<{ campaignId: number | null; withheld: Withheld | null; optedOut: boolean }>;
  /** a campaign of one message is a person's answer to what that number wrote */
  markAnswer(campaignId: number, number: string, replyId: number | null, now: number): Promise<void>;
}
