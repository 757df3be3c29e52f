import type { Backup } from '../../shared/contract/backups.ts';
import type { Catalog, ChannelOptions, Descriptor } from '../../shared/contract/channels.ts';
import type { Draft, RenderedRecipient, Totals } from '../../shared/contract/compose.ts';
import type { Carrier } from '../../shared/contract/contacts.ts';
import type { EventData, Topic } from '../../shared/contract/events.ts';
import type { Explanation } from '../../shared/contract/messages.ts';
import type { ModemInfo as ShownModem } from '../../shared/contract/modems.ts';
import type { ChannelConfig, Provider, Trial, Tried } from '../channels/channel.ts';
import type { ModemInfo, ModemStatus } from '../channels/modem/modem-status.ts';
import type { ModemPool } from '../channels/modem/pool.ts';
import type { FrequencyLimits } from '../core/frequency.ts';
import type { PriceRules, PriceState } from '../core/ledger/pricing.ts';
import type { OpenChannel } from '../engine/deps.ts';
import type { Engine } from '../engine/engine.ts';
import type { FileStore } from '../platform/files.ts';
import type { Clock, Logger, Random, Secrets } from '../platform/ports.ts';
import type { SealedFiles } from '../platform/sealed-files.ts';
import type { SerialPorts } from '../platform/serial-port.ts';
import type { Storage } from '../storage/storage.ts';
import type { Transfer } from './transfer-tasks.ts';

export interface ChannelPool {
  /** null when it is gone or its configuration is incomplete */
  open(channelId: number): Promise<OpenChannel | null>;
  /** after a change: the next `open` makes it anew */
  forget(channelId: number): Promise<void>;
  /** a description of a provider that was never saved, with one message */
  tryOut(config: ChannelConfig, trial: Trial): Promise<Tried>;
}

/** What the planner worker needs to know of the channel; null while none is chosen. */
interface PlanChannel {
  descriptor: Descriptor;
  options: ChannelOptions;
  /** absent = never synced */
  catalog?: Catalog;
}

/** A channel that takes over what the one before refused. */
export interface PlanFallback {
  name: string;
  /** 厘 a 条 */
  price: number;
  /** what it can say, where it takes no free text */
  templates: Catalog['templates'] | null;
  /** takes no marketing before the owner has confirmed the legal note */
  marketingOff: boolean;
}

export interface PlanInput {
  draft: Draft;
  channel: PlanChannel | null;
  fallbacks?: PlanFallback[];
  /** fallbacks that are disabled or gone */
  lostFallbacks?: number;
  customFields: string[];
  /** the owner lets notices through to people who refused marketing */
  noticesToOptedOut?: boolean;
  /** marketing hours, minutes of the day in Asia/Shanghai */
  window: { from: number; to: number };
  /** when notices rest; null or absent = never */
  quiet?: { from: number; to: number } | null;
  /** how often a number may be written to; null or absent = nothing leaves the computer, nothing counts */
  limits?: FrequencyLimits | null;
  /** tiers and packages of the channel, and what of them is used; null or absent = 条 × price */
  prices?: { rules: PriceRules; state: PriceState } | null;
  /** how long 疑似空号 are spared, ms */
  retestMs?: number;
  now: number;
}

export interface StartInput extends PlanInput {
  draftId: number;
  idempotencyKey: string;
  contentHash: string;
  startAt: number;
  holdUntil: number;
  confirm: { recipients: number; parts: number; cost: number };
  textHash?: string;
  /** 探路 as the owner has set it; null = everybody at once */
  probe?: { perCarrier: number; own: string[]; share: number; minutes: number } | null;
  needsApproval?: boolean;
}

/** A campaign with the same text to nearly the same people; `overlap` of them are among the new one's. */
export interface Repeat {
  id: number;
  name: string;
  createdAt: number;
  overlap: number;
}

interface SavingRow {
  shortenBy: number;
  recipients: number;
  savedParts: number;
  savedCost: number;
}

/** What the planning thread can be asked; each of a draft's questions is answered for the whole audience. */
export interface PlanTasks {
  totals: { input: PlanInput; output: Totals };
  recipients: {
    input: PlanInput & { after: number; minParts: number; limit: number };
    output: { rows: RenderedRecipient[]; next: number | null; matching: number };
  };
  savings: { input: PlanInput; output: { rows: SavingRow[] } };
  /** totals over the audience as it is now, and the hash of text and numbers */
  prepare: {
    input: PlanInput & { repeats?: Omit<Repeat, 'overlap'>[] };
    output: { totals: Totals; contentHash: string; repeat: Repeat | null };
  };
  start: { input: StartInput; output: { campaignId: number } };
  /** one message to `number`, with the values of the audience's first recipient */
  startSelf: {
    input: Omit<StartInput, 'confirm'> & { number: string };
    output: { campaignId: number };
  };
}
export type PlanTask = keyof PlanTasks;

export interface Planning {
  /** with a key, a newer call of the same task and key makes the older reject with CANCELLED */
  ask<T extends PlanTask>(task: T, input: PlanTasks[T]['input'], key?: string): Promise<PlanTasks[T]['output']>;
}

/** The modems as the screen sees and handles them. */
export interface ModemDesk {
  pool: ModemPool;
  ports: SerialPorts;
  probe(path: string, baudRate: number): Promise<ModemStatus>;
  shownInfo(info: ModemInfo): ShownModem | null;
  /** somebody is looking: ports are watched for a while */
  watched(): void;
}

/** The backups of this folder; all work is done on a thread of its own. */
export interface BackupDesk {
  folder: string;
  /** newest first */
  list(): Promise<Backup[]>;
  /** throws BACKUP_BUSY while another is made, DISK_FULL, DATABASE_DAMAGED */
  make(kind: Backup['kind']): Promise<Backup>;
  /** NOT_FOUND, BACKUP_DAMAGED; then the restore is written down and carried out at the next start of the core */
  plan(name: string): Promise<void>;
  /** as soon as the call that asks for it has been answered by its handler */
  startOver(): void;
}

/** What this host and this folder are. */
interface AppFacts {
  version: string;
  host: 'electron' | 'browser' | 'cli';
  dataFolder: string;
}

export interface ServiceDeps {
  storage: Storage;
  engine: Pick<
    Engine,
    'wake' | 'speed' | 'pause' | 'resume' | 'approve' | 'cancel' | 'resolveUnknown' | 'reopen' | 'askReplies'
  >;
  pool: ChannelPool;
  providers: readonly Provider[];
  checkConfig(descriptor: Descriptor, config: ChannelConfig): { missing: string[]; invalid: string[] };
  explain(code: string, carrier?: Carrier): Explanation;
  secrets: Secrets;
  modems: ModemDesk;
  files: FileStore;
  /** proofs of consent */
  sealed: SealedFiles;
  planning: Planning;
  /** a file task on a thread of its own */
  transfer: Transfer;
  clock: Clock;
  random: Random;
  logger: Logger;
  emit<T extends Topic>(topic: T, data: EventData<T>): void;
  backups: BackupDesk;
  facts: AppFacts;
  /** overrides the owner's hold where a person has just been asked on the spot (command line) */
  holdSeconds?: number;
}
