import type { Audience, ExclusionReason } from '../../shared/contract/compose.ts';
import type { Message, MessageFilter } from '../../shared/contract/messages.ts';
import type { MergeRule } from '../../shared/contract/transfer.ts';
import type { ConsentGround } from '../../shared/domain/consent.ts';
import type { HoldCode, HoldFloor, Touch } from '../core/frequency.ts';
import type { StartPlan } from './campaign-store.ts';
import type { RefundRow } from './ledger-store.ts';
import type { ActiveWord } from './word-pack-store.ts';

/** One row of a list, normalised and checked, ready for the book. Absent = the file has no such column. */
export interface ImportRow {
  /** 11 digits */
  number: string;
  name?: string;
  /** further people the list gives for this number, kept beside its name; also in a row of their own behind the others */
  otherNames?: string[];
  gender?: 'male' | 'female' | null;
  birthday?: string | null;
  company?: string;
  remark?: string;
  custom?: Record<string, string>;
  groups?: string[];
  tags?: string[];
  consentSource?: string;
  consentDate?: string | null;
}

export interface ImportTarget {
  merge: MergeRule;
  groupIds: number[];
  newGroup: string | null;
  tagIds: number[];
  consentSource: string;
  consentDate: string | null;
  consentGround?: ConsentGround;
  consentProofId?: number | null;
  now: number;
}

export interface ImportWritten {
  existing: number;
  created: number;
  updated: number;
  unchanged: number;
  blacklisted: number;
  groupId: number | null;
}

/** A recipient as the planner sees it; `field` yields the text of a contact field id (`name`, `custom:订单号` …). */
export interface Recipient {
  contactId: number | null;
  number: string;
  name: string;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  company: string;
  remark: string;
  custom: Record<string, string> | null;
  /** whether a consent is on record (source or ground); absent = not looked at */
  consent?: boolean;
}

export interface PlannedMessage {
  contactId: number | null;
  number: string;
  name: string;
  text: string;
  signature: string;
  parts: number;
  /** 厘 */
  cost: number;
  /** values of the provider's template, in its order */
  params?: readonly string[] | null;
  /** held back for its frequency: kept as 已过滤 with this code, to be sent later */
  held?: HoldCode;
}

/**
 * Synchronous storage for worker threads that move hundreds of thousands of rows. Each call is one transaction; rows are
 * pulled from an iterable while it runs, so memory stays bounded.
 */
export interface BulkStorage {
  /** all or nothing; throwing inside `rows` rolls everything back */
  importContacts(rows: Iterable<ImportRow>, target: ImportTarget): ImportWritten;
  /** what importContacts would count, without writing; same rules */
  previewImport(rows: Iterable<ImportRow>, target: ImportTarget): ImportWritten;
  /** numbers on the blacklist, for marking rows */
  blacklistedNumbers(): Set<string>;
  /** refusals of deleted customers, by hash; null = none */
  forgottenNumbers(): { secret: Uint8Array; hashes: Set<string> } | null;
  /**
   * The audience in a stable order (by contact id, typed numbers last), each number once, exclusions applied and counted
   * into `excluded`. Who is on the blacklist is left out; with `notices`, those who only refused marketing
   * (回复退订, imported opt-outs) are not. `channelId` is the channel that sends: whom its provider has
   * blocked for it, or who refused in its rehearsal, is left out too. `excluded` is told the number where it was a person's.
   */
  recipients(
    audience: Audience,
    options: { now: number; notices?: boolean; channelId?: number | null },
    excluded: (reason: ExclusionReason, n: number, number?: string) => void,
  ): IterableIterator<Recipient>;
  /** a value that changes whenever contacts, groups, tags or the blacklist did */
  audienceVersion(): string;
  /** changes when something may have left since, or a number fell ill; costs nothing */
  careSign(): string;
  /** what numbers not below the floor got since an instant, over real channels; null = there are none */
  touchesSince(since: number, floor: HoldFloor): Map<string, Touch[]> | null;
  /** 疑似空号: since when, by number */
  suspects(): Map<string, number>;
  /** how many of these numbers a campaign writes to as well, sent or still to be sent */
  overlap(campaignId: number, numbers: ReadonlySet<string>): number;
  /** the owner's word lists in use; the same array until one of them changed */
  activeWords(): readonly ActiveWord[];
  /** messages, counters and the move draft → scheduled in one transaction; throws ALREADY_STARTED on a used key */
  startCampaign(
    plan: StartPlan,
    messages: Iterable<PlannedMessage>,
  ): { campaignId: number; recipients: number; parts: number; cost: number };
  /** messages in id order for an export, page by page inside */
  eachMessage(filter: MessageFilter): IterableIterator<Message>;
  /** refunds due of messages submitted before that instant, oldest first, page by page inside */
  eachRefund(channelId: number, before: number): IterableIterator<RefundRow>;
  close(): void;
}
