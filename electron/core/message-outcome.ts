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
  | {
      kind: 'accepted';
      providerId: string;
      billedParts: number | null /** 厘, where the provider says */;
      fee: number | null;
    }
  | { kind: 'rejected'; code: string; reject: RejectClass }
  | { kind: 'unknown'; code: string }
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
