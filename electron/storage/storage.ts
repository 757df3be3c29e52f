import type { CampaignStore } from './campaign-store.ts';
import type { ChannelStore } from './channel-store.ts';
import type { ContactStore } from './contact-store.ts';
import type { Journal } from './journal/journal.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { ModemStore } from './modem-store.ts';
import type { OptOutStore, ProofStore } from './opt-out-store.ts';
import type { Outbox } from './outbox.ts';
import type { ReplyStore } from './reply-store.ts';
import type { ReportStore } from './report-store.ts';
import type { SettingsStore, TemplateStore } from './template-store.ts';
import type { WordPackStore } from './word-pack-store.ts';

/**
 * All durable state. Every method is one transaction and returns a promise; no caller ever holds one open. Reads run on
 * the calling thread (WAL, never blocked), writes on the writer thread.
 */
export interface Storage {
  contacts: ContactStore;
  templates: TemplateStore;
  wordPacks: WordPackStore;
  settings: SettingsStore;
  channels: ChannelStore;
  campaigns: CampaignStore;
  outbox: Outbox;
  reports: ReportStore;
  replies: ReplyStore;
  modems: ModemStore;
  optOuts: OptOutStore;
  proofs: ProofStore;
  ledger: LedgerStore;
  journal: Journal;
  close(): Promise<void>;
}
