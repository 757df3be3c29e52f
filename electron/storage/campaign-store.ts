import type { CampaignNote, StateCounts } from '../../shared/contract/campaigns.ts';
import type { Draft, Schedule } from '../../shared/contract/compose.ts';
import type { Message, MessageFilter } from '../../shared/contract/messages.ts';
import type { CampaignState, MessageKind, MessageState, PauseReason } from '../../shared/domain/status.ts';
import type { FrequencyLimits } from '../core/frequency.ts';
import type { Page, PageQuery } from './contact-store.ts';

export interface CampaignRow {
  id: number;
  name: string;
  state: CampaignState;
  kind: MessageKind;
  pauseReason: PauseReason | null;
  pauseDetail: string | null;
  channelId: number | null;
  channelName: string;
  signature: string;
  body: string;
  draft: Draft;
  schedule: Schedule;
  total: number;
  counts: StateCounts;
  parts: number;
  /** 厘 */
  planned: number;
  spent: number;
  refundable: number;
  createdAt: number;
  updatedAt: number;
  startAt: number | null;
  holdUntil: number | null;
  waitingUntil: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  /** to the owner's own number, or the answer to a reply: no caps, no quiet time */
  own: boolean;
  probe: KeptProbe | null;
  /** where the provider has said what it billed: our 条 and its 条 */
  billing: { parts: number; billedParts: number };
  /** a person went on although the provider bills more than was planned */
  priceAccepted: boolean;
}

/** What the planner fixes when a draft becomes a campaign. */
export interface StartPlan {
  draftId: number;
  idempotencyKey: string;
  /** hash of text template + audience numbers, for "the same to the same people within 24 h" */
  contentHash: string;
  state: 'scheduled';
  startAt: number;
  holdUntil: number;
  now: number;
  /** numbers of the audience left out because they are on the blacklist: part of their evidence */
  blocked?: readonly string[];
  /** the provider's template every message fills; the names in the order of `params` */
  template?: { templateId: string; variables: string[]; body: string } | null;
  /** hash of kind, signature and body: the same thing whoever gets it */
  textHash?: string;
  /** to the owner's own number: no caps, no exclusions, no quiet time, and it counts for nobody */
  own?: boolean;
  /** exclusions that are checked again when a message leaves */
  exclude?: { sentWithinDays: number | null; campaignIds: number[] };
  probe?: { numbers: string[]; share: number; minutes: number } | null;
  /** stands still until a second person lets it go */
  needsApproval?: boolean;
  /** 疑似空号 that are tried once more */
  retested?: string[];
}

/** 探路 as the campaign keeps it: messages that go ahead, percent of them that must arrive, minutes they may take. */
export interface KeptProbe {
  state: 'out' | 'released' | 'stopped';
  ids: number[];
  share: number;
  minutes: number;
}

export interface ProbeMessage {
  number: string;
  state: MessageState;
  submittedAt: number | null;
}

/** 已过滤 because of frequency, by reason; `nextAt` when the first of them may be written to. */
export interface HeldRow {
  code: string;
  recipients: number;
  parts: number;
  /** 厘 */
  cost: number;
  nextAt: number;
}

export interface AttemptRow {
  no: number;
  at: number;
  settledAt: number | null;
  outcome: 'sending' | 'accepted' | 'rejected' | 'unknown' | 'not_sent' | 'assumed';
  code: string | null;
  channelId: number;
  channelName: string;
  providerId: string | null;
  billedParts: number | null;
  evidence: string | null;
}

export interface CampaignStore {
  saveDraft(id: number | null, draft: Draft, now: number): Promise<number>;
  removeDraft(id: number): Promise<void>;
  get(id: number): Promise<CampaignRow | null>;
  list(filter: { states?: CampaignState[]; q?: string }, query: PageQuery): Promise<Page<CampaignRow>>;
  /** campaigns the engine must look at: scheduled, sending */
  active(): Promise<CampaignRow[]>;
  byIdempotencyKey(key: string): Promise<number | null>;
  /** a started campaign with that hash created at or after `since` */
  sameContentSince(contentHash: string, since: number): Promise<{ id: number; name: string; createdAt: number } | null>;
  /** moves the state when it is one of `from`; false = it was not */
  move(
    id: number,
    from: CampaignState[],
    to: CampaignState,
    fields: Partial<
      Pick<
        CampaignRow,
        | 'pauseReason'
        | 'pauseDetail'
        | 'startAt'
        | 'holdUntil'
        | 'waitingUntil'
        | 'startedAt'
        | 'finishedAt'
        | 'priceAccepted'
      >
    >,
    now: number,
  ): Promise<boolean>;
  setWaiting(id: number, waitingUntil: number | null): Promise<void>;
  /** queued → cancelled and state cancelled, in one transaction; how many; false state → AppError WRONG_STATE */
  cancel(id: number, now: number): Promise<number>;
  /** inside the hold: planned messages removed, the draft is a draft again; throws WRONG_STATE once a message left */
  undo(id: number, now: number): Promise<void>;
  /** failed/rejected (by codes) back to queued and the campaign to `sending`; attempts stay */
  requeueFailed(
    id: number,
    codes: string[] | null,
    now: number,
  ): Promise<{ requeued: number; parts: number; cost: number }>;
  failedByCode(
    id: number,
  ): Promise<{ code: string; recipients: number; parts: number; cost: number; mostAttempts: number }[]>;
  /** 已过滤 because of frequency, as the limits stand now */
  heldBack(id: number, limits: FrequencyLimits, now: number): Promise<HeldRow[]>;
  /** those back to queued, each for the next time its number may be written to, and the campaign to `sending` */
  requeueHeld(
    id: number,
    limits: FrequencyLimits,
    now: number,
  ): Promise<{ requeued: number; parts: number; cost: number }>;
  probeMessages(id: number): Promise<ProbeMessage[]>;
  /** false = it was in another state */
  setProbe(id: number, from: KeptProbe['state'][], to: KeptProbe['state']): Promise<boolean>;
  /** notes who let it go; false = it does not wait for approval */
  approve(id: number, now: number): Promise<boolean>;
  /** started campaigns with that text created at or after `since`, newest first */
  sameTextSince(textHash: string, since: number): Promise<{ id: number; name: string; createdAt: number }[]>;
  /** touches older than that are of no use any more */
  pruneTouches(before: number): Promise<number>;
  breakdown(id: number): Promise<{
    carriers: { carrier: string; state: MessageState; n: number }[];
    /** by the channel that has each message now */
    channels: { channelId: number; state: MessageState; n: number }[];
    provinces: { province: string; recipients: number; delivered: number }[];
    reasons: { code: string; recipients: number }[];
    latency: { withinSeconds: number; recipients: number }[];
    billing: { parts: number; billedParts: number };
  }>;
  /** newest first */
  notes(id: number): Promise<CampaignNote[]>;
  addNote(id: number, note: CampaignNote): Promise<void>;
  messages(filter: MessageFilter, query: PageQuery): Promise<Page<Message>>;
  countMessages(filter: MessageFilter): Promise<number>;
  message(id: number): Promise<Message | null>;
  attempts(messageId: number): Promise<AttemptRow[]>;
  /** totals since an instant, for the home screen */
  totalsSince(since: number): Promise<{
    submitted: number;
    delivered: number;
    failed: number;
    waiting: number;
    unknown: number;
    cost: number;
  }>;
  todo(): Promise<{ unknown: number; replies: number; followUps: number; drafts: number; paused: number }>;
  /** recomputes every campaign's counters from its messages and says how many were wrong (a test's and a repair's tool) */
  recount(): Promise<number>;
}
