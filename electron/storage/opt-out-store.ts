import type { BlacklistEvent, ChannelBlock, Proof } from '../../shared/contract/consent.ts';
import type { ConsentGround } from '../../shared/domain/consent.ts';
import type { Page, PageQuery } from './contact-store.ts';

/** A number a provider or carrier would not take; `channelId` null = it counts for every channel. */
export interface Refusal {
  number: string;
  channelId: number | null;
  code: string;
  /** in the words of the table of codes */
  proof: string;
}

/** Everything on record about one number, oldest first. */
export interface EvidenceFacts {
  messages: {
    id: number;
    campaign: string;
    kind: 'notice' | 'marketing';
    text: string;
    state: number;
    code: string | null;
    at: number | null;
    reportedAt: number | null;
    createdAt: number;
    channel: string;
  }[];
  reports: { messageId: number; at: number; status: number; code: string }[];
  replies: { at: number; text: string; optOut: boolean; channel: string }[];
  /** campaigns that would have written to the number and did not, since it was on the list */
  blocked: { at: number; campaign: string }[];
}

/** What went with a number. */
export interface Erased {
  messages: number;
  replies: number;
  /** a refusal stays on as a salted hash */
  optOutKept: boolean;
  /** sealed files nobody needs any more */
  proofFiles: string[];
}

/** Who refused, since when and why; all of it by number, normalised to 11 digits. */
export interface OptOutStore {
  history(number: string): Promise<BlacklistEvent[]>;
  /** on the list of all channels, or the hash of a deleted customer's number is */
  standing(number: string): Promise<{ listed: boolean; forgotten: boolean }>;
  channelBlocks(query: PageQuery): Promise<Page<ChannelBlock>>;
  /** false = there was no such block */
  unblockChannel(request: { number: string; channelId: number; reason: string }, now: number): Promise<boolean>;
  /** refusals by code go on the list (source carrier), queued messages are excluded; the campaigns that changed */
  refused(rows: Refusal[], now: number): Promise<{ added: number; campaignIds: number[] }>;
  evidence(number: string): Promise<EvidenceFacts>;
  /**
   * Number, name, text and proofs of one person out of everything; states, sums and dates stay. NUMBER_BUSY while one of
   * its messages may still leave or waits for its result.
   */
  erase(number: string, now: number): Promise<Erased>;
}

/** A proof that stood for a number's consent and does no more. */
export interface PastProof {
  proofId: number;
  ground: ConsentGround;
  source: string;
  date: string | null;
  replacedAt: number;
  /** the one in its place; null = taken off */
  replacedBy: number | null;
}
export interface StoredProof extends Proof {
  /** its name in the folder of proofs */
  file: string;
  /** AES-256-GCM, 32 bytes */
  key: Uint8Array;
}
export interface ProofStore {
  add(proof: Omit<StoredProof, 'id'>): Promise<Proof>;
  find(id: number): Promise<StoredProof | null>;
  /** those that once stood for a number, oldest first */
  past(number: string): Promise<PastProof[]>;
}
