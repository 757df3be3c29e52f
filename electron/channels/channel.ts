import type { Balance, Check, Descriptor } from '../../shared/contract/channels.ts';
import type { Clock, Http, Logger, Random } from '../platform/ports.ts';

/** One message as a channel gets it: the text as the phone shows it, and its parts for channels that want them apart. */
export interface OutMessage {
  messageId: number;
  number: string;
  /** `【signature】` + body + opt-out */
  text: string;
  signature: string;
  parts: number;
}

/** Whether a definite refusal may be tried again, and what it says about everything else in the queue. */
export type RejectClass =
  | 'retry_later' // nothing wrong with the message: try again after a while
  | 'number' // this number never
  | 'blacklist' // this number never on this account
  | 'frequency' // this number later: a person's 只重发失败
  | 'content' // the text or the signature: stop the campaign
  | 'window' // outside allowed hours: wait
  | 'quota' // the account's limit for now: pause
  | 'balance' // stop the channel
  | 'account' // credentials, permission, IP: stop the channel
  | 'request'; // our bug: stop the campaign

/** What came of one message of a batch. There are three truths; `not_sent` means nothing left this computer. */
export type MessageOutcome = { messageId: number } & (
  | { kind: 'accepted'; providerId: string; billedParts: number | null; /** 厘, where the provider says */ fee: number | null }
  | { kind: 'rejected'; code: string; reject: RejectClass }
  | { kind: 'unknown'; code: string }
  | { kind: 'not_sent'; code: string }
);

export interface SendResult {
  /** exactly one per message handed in */
  outcomes: MessageOutcome[];
  /** numbers in the reply that were not in the request, or a reply for another request: an alarm */
  alarm: string | null;
  /** 429 / Retry-After, ms from now; capped by the caller */
  retryAfterMs: number | null;
  /** the provider's clock from the Date header, ms */
  serverTime: number | null;
  /** HTML, a redirect or another sign of a captive portal: stop and say so */
  portal: boolean;
}

export type ReportStatus = 'delivered' | 'failed' | 'pending';

/** One delivery report in our words; `raw` is kept as it came. */
export interface ReportRecord {
  providerId: string;
  number: string;
  status: ReportStatus;
  /** the carrier's or provider's raw code */
  code: string;
  /** when the phone got it or the provider wrote it, ms UTC */
  at: number;
  clientRef: string | null;
  raw: string;
}

export interface ReplyRecord {
  /** the provider's id, or a hash where there is none */
  providerId: string;
  number: string;
  text: string;
  at: number;
  raw: string;
}

/** Asking about an unknown submission: what the provider's records say about one number around one time. */
export interface LookupQuery {
  number: string;
  text: string;
  from: number;
  to: number;
  clientRef: string;
}
export type LookupResult =
  | { kind: 'found'; providerId: string; status: ReportStatus; code: string; evidence: string }
  | { kind: 'absent' }
  | { kind: 'unavailable'; code: string };

export interface BatchRequest {
  /** one per batch, echoed by providers that can */
  clientRef: string;
  messages: OutMessage[];
  signal?: AbortSignal;
}

export type Pulled<T> = { kind: 'page'; rows: T[]; more: boolean } | { kind: 'failed'; code: string; permission: boolean };

/** A way to send. Every call has a deadline of its own and never throws for what the network or the provider does. */
export interface Channel {
  readonly descriptor: Descriptor;
  send(batch: BatchRequest): Promise<SendResult>;
  /** the next page of the pull queue (deleted at the provider once read) */
  pullReports?(): Promise<Pulled<ReportRecord>>;
  pullReplies?(): Promise<Pulled<ReplyRecord>>;
  lookup?(query: LookupQuery): Promise<LookupResult>;
  balance?(): Promise<{ kind: 'ok'; balance: Balance } | { kind: 'failed'; code: string }>;
  check(): Promise<Check[]>;
  close(): Promise<void>;
}

export interface ChannelDeps {
  clock: Clock;
  http: Http;
  random: Random;
  logger: Logger;
  /** where a channel keeps state of its own across restarts (the simulator's pending reports), by key */
  state: { get(key: string): Promise<string | null>; set(key: string, value: string): Promise<void> };
}

/** The provider's fields as the owner filled them in, secrets opened. */
export type ChannelConfig = Record<string, string | number | boolean | null>;

/** A provider is a descriptor plus a factory. */
export interface Provider {
  descriptor: Descriptor;
  create(config: ChannelConfig, deps: ChannelDeps): Channel;
}
