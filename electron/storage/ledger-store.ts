import type { CampaignCost, DayFigures, Posting, Refund } from '../../shared/contract/costs.ts';
import type { Account } from '../core/ledger/accounts.ts';
import type { Spending } from '../core/ledger/limits.ts';
import type { DayParts } from '../core/ledger/pricing.ts';
import type { OurDay, TheirDay } from '../core/ledger/reconcile.ts';
import type { DueDay } from '../core/ledger/refund-evidence.ts';
import type { Page, PageQuery } from './contact-store.ts';

export type RefundRow = Omit<Refund, 'overdue'>;

export interface AccountSum {
  channelId: number;
  account: Account;
  /** 厘 */
  amount: number;
  parts: number;
  messages: number;
}

/** The money of every channel: postings by the outbox and the reports, top-ups, refunds, what the provider says. */
export interface LedgerStore {
  /** by channel and account; all accounts of a channel together are 0 */
  sums(): Promise<AccountSum[]>;
  /**
   * Bound or charged and not come back, today and in this calendar month (Asia/Shanghai); and what is left. Channels of the
   * same account pay out of one purse: what the others spend counts, here and in the two below.
   */
  spending(channelId: number, now: number): Promise<Spending>;
  /** net of what left the balance in postings from that instant on */
  outSince(channelId: number, at: number): Promise<{ amount: number; parts: number }>;
  /** 厘 entered by hand from that instant on: top-ups and adjustments */
  enteredSince(channelId: number, at: number): Promise<number>;
  /** 条 charged by day since a day, ascending; what running campaigns still have to submit stands on the last, today */
  usage(channelId: number, from: string, today: string): Promise<DayParts[]>;
  postings(channelId: number | null, query: PageQuery): Promise<Page<Posting>>;
  post(posting: {
    channelId: number;
    from: Account;
    to: Account;
    amount: number;
    note: string;
    now: number;
  }): Promise<void>;
  refunds(channelId: number, before: number, query: PageQuery): Promise<Page<RefundRow>>;
  refundsDue(channelId: number, before: number): Promise<{ messages: number; amount: number }>;
  /** refunds due by day of submission, ascending */
  refundDays(channelId: number): Promise<DueDay[]>;
  /**
   * Every refund due of messages submitted from `since` (absent = ever) up to before that instant, or those of
   * `messageIds`; `note` stands in the postings: what shows it.
   */
  settleRefunds(request: {
    channelId: number;
    messageIds: number[] | null;
    since?: number;
    before: number;
    to: 'returned' | 'kept';
    note?: string;
    now: number;
  }): Promise<{ messages: number; parts: number; amount: number }>;
  /** our own figures by day of submission, ascending; days without anything are left out */
  days(channelId: number, from: string, to: string): Promise<OurDay[]>;
  theirDays(channelId: number, from: string, to: string): Promise<(TheirDay & { day: string })[]>;
  /** a figure typed by hand is not overwritten by the provider's */
  saveTheirDays(
    channelId: number,
    source: TheirDay['source'],
    days: (DayFigures & { day: string })[],
    now: number,
  ): Promise<void>;
  campaignCosts(channelId: number | null, query: PageQuery): Promise<Page<CampaignCost>>;
  ofNumber(
    number: string,
  ): Promise<{ messages: number; delivered: number; spent: number; open: number; refundDue: number }>;
}
