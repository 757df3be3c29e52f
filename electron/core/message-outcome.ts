/** An approved template of the provider with this recipient's own values, in the template's order. */
export interface TemplateCall {
  templateId: string;
  params: { name: string; value: string }[];
}

/** One message as a channel gets it: the text as the phone shows it, and its parts for channels that want them apart. */
export interface OutMessage {
  messageId: number;
  number: string;
  /** `【signature】` + body + opt-out */
  text: string;
  signature: string;
  parts: number;
  /** on channels whose content is a template */
  template?: TemplateCall;
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
  | {
      kind: 'accepted';
      providerId: string;
      billedParts: number | null /** 厘, where the provider says */;
      fee: number | null;
    }
  | { kind: 'rejected'; code: string; reject: RejectClass }
  /** with a provider id of our own giving, a later report still finds it */
  | { kind: 'unknown'; code: string; providerId?: string }
  | { kind: 'not_sent'; code: string }
);

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
  /** 条 as the provider counted them, where the report says */
  billedParts?: number | null;
  /** of a failure, in the words of the table of carrier codes: what mixed billing goes by */
  category?: string | null;
  raw: string;
}

/** A template as the provider keeps it; variables as they stand in `body`, e.g. `${code}` or `{1}`. */
export interface ProviderTemplate {
  templateId: string;
  name: string;
  kind: 'notice' | 'marketing' | 'code' | 'other';
  body: string;
  /** variable names in order of appearance, each once: `code`, or `1` for positional ones */
  variables: string[];
  review: ReviewState;
  /** the provider's reason for a refusal, '' otherwise */
  reason: string;
}

export interface ProviderSignature {
  text: string;
  review: ReviewState;
  reason: string;
}

export type ReviewState = 'approved' | 'pending' | 'rejected' | 'disabled';

/** One day at the provider, Asia/Shanghai; null where it does not say. */
export interface DayStatistics {
  day: string;
  submitted: number | null;
  delivered: number | null;
  failed: number | null;
  billedParts: number | null;
}

export interface ReplyRecord {
  /** the provider's id, or a hash where there is none */
  providerId: string;
  number: string;
  text: string;
  at: number;
  raw: string;
}
