import type { MessageFilter } from '../../../shared/contract/messages.ts';
import type { BulkStorage } from '../bulk-storage.ts';
import { createActiveWords } from './active-words.ts';
import { BLOCKED } from './blacklisting.ts';
import { createCareReads } from './care-reads.ts';
import type { Db } from './connection.ts';
import { createCounters } from './counters.ts';
import { createForgotten } from './forgotten.ts';
import { createImport } from './import-contacts.ts';
import { createLedgerReads } from './ledger-reads.ts';
import { createMessageQuery } from './message-query.ts';
import { createPreview } from './preview-import.ts';
import { createRecipients } from './recipients.ts';
import { createRunner, sql } from './sql.ts';
import { mapped } from './sqlite-errors.ts';
import { createStartCampaign } from './start-campaign.ts';

const PAGE = 1_000;

export function createBulkStorage(db: Db): BulkStorage {
  const run = createRunner(db);
  const counters = createCounters(db);
  const messages = createMessageQuery(run);
  const ledger = createLedgerReads(run);
  /** 1 = opted out by a reply, 2 = for another reason */
  const blacklist = (): Map<string, number> =>
    new Map(
      run
        .all<{ number: string; blocked: number }>(sql`SELECT number, ${BLOCKED} AS blocked FROM blacklist`)
        .map((row) => [row.number, row.blocked]),
    );
  const importContacts = createImport(db, blacklist);
  const previewImport = createPreview(db, blacklist);
  const startCampaign = createStartCampaign(db);

  function* eachMessage(filter: MessageFilter) {
    for (let cursor: string | null = null; ; ) {
      const page: ReturnType<typeof messages.page> = messages.page(filter, { cursor, limit: PAGE });
      yield* page.rows;
      if (page.next === null) return;
      cursor = page.next;
    }
  }

  function* eachRefund(channelId: number, before: number) {
    for (let cursor: string | null = null; ; ) {
      const page: ReturnType<typeof ledger.refunds> = ledger.refunds(channelId, before, { cursor, limit: PAGE });
      yield* page.rows;
      if (page.next === null) return;
      cursor = page.next;
    }
  }

  return {
    importContacts: (rows, target) => mapped(() => importContacts(rows, target)),
    previewImport: (rows, target) => mapped(() => previewImport(rows, target)),
    blacklistedNumbers: () => new Set(blacklist().keys()),
    forgottenNumbers: () => createForgotten(db).all(),
    recipients: createRecipients(db),
    audienceVersion: () => String(counters.get('version')),
    ...createCareReads(run),
    activeWords: createActiveWords(run),
    startCampaign: (plan, planned) => mapped(() => startCampaign(plan, planned)),
    eachMessage,
    eachRefund,
    close: () => void db.close(),
  };
}
