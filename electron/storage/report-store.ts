import type { ReplyRecord, ReportRecord, ReportStatus } from '../core/message-outcome.ts';

export interface WaitingMessage {
  messageId: number;
  number: string;
  providerId: string;
  /** when it was submitted */
  at: number;
}

/** A report that changed a message: what the breaker and the price check go by. */
export interface ReportResult {
  campaignId: number;
  /** the channel it was sent over */
  channelId: number;
  number: string;
  status: ReportStatus;
  code: string;
  /** 条 it newly says are billed, and our count of those where nothing was said before; null = nothing new */
  billed: { planned: number; told: number } | null;
}

/** Reports and replies: kept raw first, applied idempotently, never backwards (rank: delivered > failed > no_report). */
export interface ReportStore {
  /**
   * One transaction per pulled page: store raw (unique by channel + hash), match by (channel, provider id, number), apply;
   * unmatched ones wait as orphans and are matched when their attempt settles. Counts what happened. Channels of the same
   * account share their reports.
   */
  storeReports(
    channelId: number,
    rows: ReportRecord[],
    now: number,
  ): Promise<{ fresh: number; applied: number; orphans: number; campaignIds: number[]; results: ReportResult[] }>;
  /** raw reports of one message, oldest first */
  ofMessage(messageId: number): Promise<{ at: number; status: 'delivered' | 'failed' | 'pending'; code: string }[]>;
  /**
   * Filed into their conversations; opt-outs are blacklisted (source reply, proof = text) and their queued messages excluded,
   * in the same transaction. `rehearsed`: nobody spoke, they count for this channel alone
   */
  storeReplies(
    channelId: number,
    rows: (ReplyRecord & { optOut: boolean; lookAlike?: boolean })[],
    now: number,
    rehearsed?: boolean,
  ): Promise<{ fresh: number; optedOut: number }>;
  /** accepted before `before` and still without a report → no_report; how many */
  expire(before: number, now: number): Promise<{ expired: number; campaignIds: number[] }>;
  /** accepted messages without a report on a channel, for per-number queries; oldest first */
  waiting(channelId: number, before: number, limit: number): Promise<WaitingMessage[]>;
  /** the same, newest first, older than `below` (null = the newest) */
  waitingNewest(
    channelId: number,
    below: { at: number; messageId: number } | null,
    limit: number,
  ): Promise<WaitingMessage[]>;
  /** submissions on a channel in a span of time, and how many of them still wait for a report */
  awaited(channelId: number, from: number, to: number): Promise<{ submitted: number; waiting: number }>;
}
