import { z } from 'zod';
import { REPLY_VERDICTS } from '../domain/reply-rules.ts';
import { BLACKLIST_SOURCES, MESSAGE_STATES } from '../domain/status.ts';
import { count, cursor, id, instant, li, limit, page } from './common.ts';
import { carrier } from './contacts.ts';
import { entry } from './define.ts';
import { origin } from './replies.ts';

const number = z.string().min(1).max(40);
const event = { key: z.string(), at: instant };

/** One thing that happened to a number. */
export const timelineEvent = z.discriminatedUnion('kind', [
  z.object({ ...event, kind: z.literal('added'), name: z.string() }),
  z.object({ ...event, kind: z.literal('deleted'), name: z.string() }),
  z.object({ ...event, kind: z.literal('consent'), source: z.string(), ground: z.string(), proof: z.boolean() }),
  z.object({
    ...event,
    kind: z.literal('message'),
    messageId: id,
    campaignId: id,
    campaignName: z.string(),
    text: z.string(),
    state: z.enum(MESSAGE_STATES),
    code: z.string().nullable(),
    parts: count,
    cost: li,
    origin,
    attempts: z.array(
      z.object({
        no: count,
        at: instant,
        outcome: z.enum(['sending', 'accepted', 'rejected', 'unknown', 'not_sent', 'assumed']),
        code: z.string().nullable(),
        channelName: z.string(),
      }),
    ),
    reports: z.array(z.object({ at: instant, status: z.enum(['delivered', 'failed', 'pending']), code: z.string() })),
  }),
  z.object({
    ...event,
    kind: z.literal('reply'),
    replyId: id,
    text: z.string(),
    verdict: z.enum(REPLY_VERDICTS),
    incomplete: z.boolean(),
    channelId: id,
    channelName: z.string(),
  }),
  z.object({
    ...event,
    kind: z.literal('blacklist'),
    /** `returned`: a number that was forgotten came back with an import and is opted out still */
    what: z.enum(['added', 'removed', 'returned']),
    source: z.enum(BLACKLIST_SOURCES),
    /** the channel it is limited to; null = all */
    channelId: id.nullable(),
    channelName: z.string(),
    reason: z.string(),
    proof: z.string(),
  }),
  /** refused by one channel's account alone */
  z.object({
    ...event,
    kind: z.literal('channel_block'),
    channelId: id,
    channelName: z.string(),
    code: z.string(),
    proof: z.string(),
  }),
  /** a campaign wanted to write to it and was not allowed to */
  z.object({ ...event, kind: z.literal('blocked'), campaignId: id, campaignName: z.string() }),
]);
export type TimelineEvent = z.infer<typeof timelineEvent>;

export const timelineHead = z.object({
  number: z.string(),
  name: z.string(),
  /** null = not in the address book */
  contactId: id.nullable(),
  carrier,
  province: z.string(),
  /** on the blacklist, and why */
  blacklisted: z.object({ source: z.enum(BLACKLIST_SOURCES), at: instant }).nullable(),
  /** opted out in a rehearsal: counts for that simulated channel alone */
  rehearsedOptOut: z.boolean(),
  messages: count,
  delivered: count,
  replies: count,
});
export type TimelineHead = z.infer<typeof timelineHead>;

export const timelineContract = {
  'timeline.head': entry(z.object({ number }), timelineHead),
  /** everything about one number, newest first */
  'timeline.page': entry(z.object({ number, cursor, limit }), page(timelineEvent)),
};
