import type { Journal } from '../journal/journal.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { createBlacklisting } from './blacklisting.ts';
import { type CampaignReads, createCampaignReads } from './campaign-reads.ts';
import { type CampaignWrites, createCampaignWrites } from './campaign-writes.ts';
import { createChannelBlocking } from './channel-blocking.ts';
import { type ChannelReads, type ChannelWrites, createChannelReads, createChannelWrites } from './channel-store.ts';
import type { Db } from './connection.ts';
import { type ContactReads, createContactReads } from './contact-reads.ts';
import { type ContactWrites, createContactWrites } from './contact-writes.ts';
import { createHeldReads, type HeldReads } from './held-back.ts';
import { createLedgerReads, type LedgerReads } from './ledger-reads.ts';
import { createLedgerWrites, type LedgerWrites } from './ledger-writes.ts';
import { createModemReads, createModemWrites, type ModemReads, type ModemWrites } from './modem-store.ts';
import { createMoneyBook } from './money-book.ts';
import { createOptOutReads, createOptOutWrites, type OptOutReads, type OptOutWrites } from './opt-out-store.ts';
import { createClaim } from './outbox-claim.ts';
import { createOutboxReads, type OutboxReads } from './outbox-reads.ts';
import { createResolve } from './outbox-resolve.ts';
import { createRoutes } from './outbox-routes.ts';
import { createSettle } from './outbox-settle.ts';
import { createProofReads, createProofWrites, type ProofReads, type ProofWrites } from './proof-store.ts';
import { createReplyReads, type ReplyReads, type ReplyWrites } from './reply-reads.ts';
import { createReplyWrites } from './reply-writes.ts';
import { createReportApplier } from './report-apply.ts';
import { createReportReads, createReportWrites, type ReportReads, type ReportWrites } from './report-store.ts';
import { createSendJournal } from './send-journal.ts';
import { createRunner } from './sql.ts';
import { mapped } from './sqlite-errors.ts';
import type { SomeStores, Sync, SyncStores } from './sync.ts';
import { createTally } from './tally.ts';
import {
  createSettingsReads,
  createSettingsWrites,
  createTemplateReads,
  createTemplateWrites,
  type SettingsReads,
  type SettingsWrites,
  type TemplateReads,
  type TemplateWrites,
} from './template-stores.ts';
import {
  createWordPackReads,
  createWordPackWrites,
  type WordPackReads,
  type WordPackWrites,
} from './word-pack-store.ts';

export interface ReadStores {
  contacts: ContactReads;
  templates: TemplateReads;
  wordPacks: WordPackReads;
  settings: SettingsReads;
  channels: ChannelReads;
  campaigns: CampaignReads & HeldReads;
  outbox: OutboxReads;
  reports: ReportReads;
  replies: ReplyReads;
  modems: ModemReads;
  optOuts: OptOutReads;
  proofs: ProofReads;
  ledger: LedgerReads;
  journal: Record<never, never>;
}
export interface WriteStores {
  contacts: ContactWrites;
  templates: TemplateWrites;
  wordPacks: WordPackWrites;
  settings: SettingsWrites;
  channels: ChannelWrites;
  campaigns: CampaignWrites;
  outbox: Omit<SyncStores['outbox'], keyof OutboxReads>;
  reports: ReportWrites;
  replies: ReplyWrites;
  modems: ModemWrites;
  optOuts: OptOutWrites;
  proofs: ProofWrites;
  ledger: LedgerWrites;
  journal: Sync<Journal>;
}

export function createReadStores(db: Db): ReadStores {
  const run = createRunner(db);
  return guarded({
    contacts: createContactReads(db),
    templates: createTemplateReads(run),
    wordPacks: createWordPackReads(run),
    settings: createSettingsReads(run),
    channels: createChannelReads(run),
    campaigns: { ...createCampaignReads(run), ...createHeldReads(db) },
    outbox: createOutboxReads(run),
    reports: createReportReads(run),
    replies: createReplyReads(run),
    modems: createModemReads(run),
    optOuts: createOptOutReads(db),
    proofs: createProofReads(run),
    ledger: createLedgerReads(run),
    journal: {},
  });
}

export function createWriteStores(db: Db, writer: JournalWriter | null = null): WriteStores {
  const journal = writer === null ? null : createSendJournal(db, writer);
  const tally = createTally(db);
  const money = createMoneyBook(db);
  const reports = createReportApplier(db, tally, money);
  const blacklisting = createBlacklisting(db, tally);
  const blocking = createChannelBlocking(db, tally);
  const contacts = createContactWrites(db, blacklisting);
  const stores: WriteStores = {
    contacts,
    templates: createTemplateWrites(db),
    wordPacks: createWordPackWrites(db),
    settings: createSettingsWrites(db),
    channels: createChannelWrites(db),
    campaigns: createCampaignWrites(db, tally),
    outbox: {
      claim: createClaim(db, tally, money, journal),
      ...createSettle(db, tally, reports, money, journal),
      ...createResolve(db, tally, reports, money),
      ...createRoutes(db, tally),
    },
    reports: createReportWrites(db, tally, reports, blacklisting, blocking, money),
    replies: createReplyWrites(db, tally, blacklisting, blocking),
    modems: createModemWrites(db),
    optOuts: createOptOutWrites(db, tally, blacklisting, blocking, contacts),
    proofs: createProofWrites(db),
    ledger: createLedgerWrites(db, money),
    journal: { rotate: () => writer?.rotate() ?? 0 },
  };
  return guarded(stores, {
    failed() {
      tally.reset();
      money.reset();
    },
    done: () => journal?.refused(),
  });
}

type Method = (...args: unknown[]) => unknown;

/** Every method answers with our errors, and a transaction that failed leaves nothing behind in memory either. */
function guarded<T extends SomeStores>(stores: T, after: { failed?(): void; done?(): void } = {}): T {
  const wrap =
    (method: Method): Method =>
    (...args) =>
      mapped(() => {
        try {
          const result = method(...args);
          after.done?.();
          return result;
        } catch (error) {
          after.failed?.();
          throw error;
        }
      });
  const wrapped = Object.entries(stores).map(([name, store]) => [
    name,
    Object.fromEntries(Object.entries(store).map(([key, method]) => [key, wrap(method as Method)])),
  ]);
  return Object.fromEntries(wrapped) as T;
}
