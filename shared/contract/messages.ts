import { z } from 'zod';
import { MESSAGE_STATES } from '../domain/status.ts';
import { count, cursor, id, instant, language, li, limit, page } from './common.ts';
import { carrier } from './contacts.ts';
import { entry } from './define.ts';

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

/** In a list, with what its code means: an i18n key under `carrier.category.`. */
const listedMessage = message.extend({ category: z.string().nullable() });
export type ListedMessage = z.infer<typeof listedMessage>;

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

export const messagesContract = {
  'messages.page': entry(z.object({ filter: messageFilter.default({}), cursor, limit }), page(listedMessage)),
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
