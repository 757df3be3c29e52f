import { z } from 'zod';
import { CAMPAIGN_STATES, MESSAGE_KINDS, MESSAGE_STATES, PAUSE_REASONS } from '../domain/status.ts';
import { count, cursor, id, instant, li, limit, page } from './common.ts';
import { START_ERRORS } from './compose.ts';
import { carrier } from './contacts.ts';
import { entry } from './define.ts';
import { explanation } from './messages.ts';

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
    'approval_withdrawn',
  ]),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CampaignNote = z.infer<typeof campaignNote>;

export const campaignsContract = {
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
};
