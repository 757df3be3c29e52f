import type {
  CampaignNote,
  Draft,
  Message,
  MessageFilter,
  Schedule,
  StateCounts,
} from '../../shared/contract/campaigns.ts';
import type { CampaignState, MessageKind, MessageState, PauseReason } from '../../shared/domain/status.ts';
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
        'pauseReason' | 'pauseDetail' | 'startAt' | 'holdUntil' | 'waitingUntil' | 'startedAt' | 'finishedAt'
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
  failedByCode(id: number): Promise<{ code: string; recipients: number; parts: number; cost: number }[]>;
  breakdown(id: number): Promise<{
    carriers: { carrier: string; state: MessageState; n: number }[];
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
