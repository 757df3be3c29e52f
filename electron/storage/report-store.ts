import type { ReplyRecord, ReportRecord } from '../core/message-outcome.ts';
import type { Page, PageQuery } from './contact-store.ts';

export interface ReplyRow {
  id: number;
  channelId: number;
  number: string;
  name: string;
  text: string;
  receivedAt: number;
  optOut: boolean;
}

/** Reports and replies: kept raw first, applied idempotently, never backwards (rank: delivered > failed > no_report). */
export interface ReportStore {
  /**
   * One transaction per pulled page: store raw (unique by channel + hash), match by (channel, provider id, number), apply;
   * unmatched ones wait as orphans and are matched when their attempt settles. Counts what happened.
   */
  storeReports(
    channelId: number,
    rows: ReportRecord[],
    now: number,
  ): Promise<{ fresh: number; applied: number; orphans: number; campaignIds: number[] }>;
  /** raw reports of one message, oldest first */
  ofMessage(messageId: number): Promise<{ at: number; status: 'delivered' | 'failed' | 'pending'; code: string }[]>;
  /** opt-outs are blacklisted (source reply, proof = text) and their queued messages excluded, in the same transaction */
  storeReplies(
    channelId: number,
    rows: (ReplyRecord & { optOut: boolean })[],
    now: number,
  ): Promise<{ fresh: number; optedOut: number }>;
  replies(query: PageQuery): Promise<Page<ReplyRow>>;
  /** accepted before `before` and still without a report → no_report; how many */
  expire(before: number, now: number): Promise<{ expired: number; campaignIds: number[] }>;
  /** accepted messages without a report on a channel, for per-number queries; oldest first */
  waiting(
    channelId: number,
    before: number,
    limit: number,
  ): Promise<{ messageId: number; number: string; providerId: string; at: number }[]>;
}
