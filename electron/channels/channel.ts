import type { Balance, Check, Descriptor } from '../../shared/contract/channels.ts';
import type { DefinitionProblem } from '../../shared/contract/http-definition.ts';
import type {
  DayStatistics,
  MessageOutcome,
  OutMessage,
  ProviderSignature,
  ProviderTemplate,
  ReplyRecord,
  ReportRecord,
  ReportStatus,
} from '../core/message-outcome.ts';
import type { ModemLedger } from '../core/modem-records.ts';
import type { Clock, Http, Logger, Random } from '../platform/ports.ts';
import type { ModemPool } from './modem/pool.ts';

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

/** Asking about an unknown submission: what the provider's records say about one number around one time. */
export interface LookupQuery {
  number: string;
  text: string;
  from: number;
  to: number;
  clientRef: string;
  /** known from the acceptance: only this message's report is wanted */
  providerId?: string;
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

export type Pulled<T> =
  | { kind: 'page'; rows: T[]; more: boolean }
  | { kind: 'failed'; code: string; permission: boolean };

/** An answer to a question: questions may be asked again, so every trouble is just a code. */
export type Answer<T> = ({ kind: 'ok' } & T) | { kind: 'failed'; code: string };

/** A way to send. Every call has a deadline of its own and never throws for what the network or the provider does. */
export interface Channel {
  readonly descriptor: Descriptor;
  send(batch: BatchRequest): Promise<SendResult>;
  /** messages it can take right now, and when that may change (ms); absent = as many as the limits allow */
  capacity?(): Promise<{ free: number; nextAt: number }>;
  /** the next page of the pull queue (deleted at the provider once read) */
  pullReports?(): Promise<Pulled<ReportRecord>>;
  pullReplies?(): Promise<Pulled<ReplyRecord>>;
  /** what one number has written lately; asking takes nothing from the queue */
  repliesOf?(number: string): Promise<Pulled<ReplyRecord>>;
  lookup?(query: LookupQuery): Promise<LookupResult>;
  balance?(): Promise<Answer<{ balance: Balance }>>;
  /** templates and signatures with their review state */
  catalog?(): Promise<Answer<{ templates: ProviderTemplate[]; signatures: ProviderSignature[] }>>;
  /** what the provider says it took, delivered and billed, by day (`YYYY-MM-DD`, both included) */
  statistics?(from: string, to: string): Promise<Answer<{ days: DayStatistics[] }>>;
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
  /** the modems of this computer and their book, where the host has serial ports */
  modems?: { pool: ModemPool; ledger: ModemLedger; channelId: number };
}

/** The provider's fields as the owner filled them in, secrets opened. */
export type ChannelConfig = Record<string, string | number | boolean | null>;

/** One message to try a description with, and where its answer comes from: nowhere, a sample, or the provider itself. */
export interface Trial {
  number: string;
  /** without 【】 */
  signature: string;
  text: string;
  answer: { kind: 'none' } | { kind: 'sample'; text: string } | { kind: 'live' };
}

export interface Tried {
  problems: DefinitionProblem[];
  /** as it leaves, secrets hidden; null = it cannot be made */
  request: { method: string; url: string; headers: Record<string, string>; body: string | null } | null;
  /** the answer's text, secrets hidden */
  answer: string | null;
  outcome: MessageOutcome | null;
}

/** Providers the owner's IT person describes: a text is what is stored, exported and imported. */
export interface Definitions {
  /** the text as it is exported (null while anything is wrong), and what is wrong, field by field */
  check(text: string): { text: string | null; problems: DefinitionProblem[] };
  /** the way one that was never saved would send a message */
  tryOut(config: ChannelConfig, trial: Trial, deps: ChannelDeps): Promise<Tried>;
  /** descriptions to begin with */
  examples: { name: string; text: string }[];
}

/** A provider is a descriptor plus a factory. */
export interface Provider {
  descriptor: Descriptor;
  create(config: ChannelConfig, deps: ChannelDeps): Channel;
  definitions?: Definitions;
}
