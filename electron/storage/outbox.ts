import type { Carrier } from '../../shared/contract/contacts.ts';
import type { FrequencyLimits } from '../core/frequency.ts';
import type { MessageOutcome, OutMessage } from '../core/message-outcome.ts';

export interface Claim {
  batchId: number;
  clientRef: string;
  messages: OutMessage[];
  /** queued messages that must not leave (blacklisted since, caps, exclusions): now `excluded` */
  excluded: number;
  /** of carriers that are held: back in the queue until later */
  deferred: number;
  /** the next message costs more than may be spent: nothing was taken */
  short?: boolean;
}

/** Carriers of which a claim may take only so many; the rest waits until then. */
export interface Held {
  allowed: Partial<Record<Carrier, number>>;
  until: number;
}

export interface UnknownMessage {
  messageId: number;
  number: string;
  text: string;
  clientRef: string;
  channelId: number;
  /** when it was claimed */
  at: number;
  /** when the records were last asked for this attempt and had nothing */
  lookedAt: number | null;
}

export interface LookRow {
  at: number;
  result: 'found' | 'absent' | 'unavailable';
  evidence: string;
}

/**
 * The durable outbox. `claim` writes before anything is sent, `settle` writes what came of it, `recover` turns what a
 * crash left in between into `unknown`.
 */
export interface Outbox {
  /**
   * One transaction, synchronous=FULL: takes up to `limit` queued messages of the campaign whose retry time has come,
   * excludes those blacklisted meanwhile, writes them as `submitting` with a batch (state sending) and attempt rows.
   * Null when nothing is left to take now or the campaign is not `sending`. With `sameText`, takes only messages with the text
   * (and the values) of the first one. Only messages of that `route` are taken (0 = the primary channel).
   */
  claim(request: {
    campaignId: number;
    channelId: number;
    limit: number;
    now: number;
    clientRef: string;
    sameText: boolean;
    route?: number;
    held?: Held | null;
    /** takes only as many as may be spent on them: 厘 and 条 */
    budget?: { cost: number; parts: number } | null;
    /** how often a number may be written to; null = over this channel nothing leaves the computer, nothing counts */
    limits?: FrequencyLimits | null;
  }): Promise<Claim | null>;
  /**
   * One transaction: accepted/rejected/unknown per message; `not_sent` and rejected with reject `retry_later` go back to
   * queued with `retryAt`; an attempt row is closed for each. A batch is settled once; a second settle changes nothing.
   */
  settle(request: {
    batchId: number;
    outcomes: MessageOutcome[];
    now: number;
    retryAt: number;
    /** those of the messages going back to the queue that another channel takes over, at its price (厘 a 条) */
    moves?: { messageIds: number[]; route: number; price: number } | null;
  }): Promise<void>;
  /** every queued message of one route goes over another channel, at its price; how many */
  reroute(request: { campaignId: number; from: number; to: number; price: number; now: number }): Promise<number>;
  /** held messages of a carrier may go now; how many */
  release(request: { campaignId: number; carrier: Carrier; now: number }): Promise<number>;
  /** every batch still sending becomes unknown; at start-up, before anything is claimed */
  recover(now: number): Promise<{ batches: number; messages: number; campaignIds: number[] }>;
  /** queued messages of a campaign: how many on all routes, and when the first of this route may go (retry time) */
  pending(campaignId: number, route?: number): Promise<{ queued: number; submitting: number; nextAt: number | null }>;
  /** messages claimed on a channel since an instant that left or may have left (per-day cap) */
  claimedSince(channelId: number, since: number): Promise<number>;
  /** fallback routes of a campaign that have queued messages */
  routesInUse(campaignId: number): Promise<number[]>;
  /** what the provider's records had to say about an unknown result */
  noteLook(messageId: number, look: LookRow): Promise<void>;
  looksOf(messageId: number): Promise<LookRow[]>;
  unknown(campaignId: number, messageIds: number[] | null, limit: number): Promise<UnknownMessage[]>;
  /** a lookup found it, or a person decided: `accepted` (with the provider id), `assumed` 视为已发, or back to the queue */
  resolve(request: {
    messageId: number;
    to: { kind: 'accepted'; providerId: string } | { kind: 'assumed' } | { kind: 'resend' };
    evidence: string;
    now: number;
  }): Promise<boolean>;
  /** the same for many messages of one campaign at once (null = all unknown ones); how many changed */
  resolveAll(request: {
    campaignId: number;
    messageIds: number[] | null;
    to: 'assumed' | 'resend';
    now: number;
  }): Promise<number>;
}
