import type { BulkStorage, ImportRow, ImportTarget, ImportWritten } from '../../electron/storage/bulk-storage.ts';

const NO_WORDS: readonly never[] = [];
const none = (): never => {
  throw new Error('not part of this fake');
};

export interface FakeBulk extends BulkStorage {
  book: Map<string, ImportRow>;
  targets: ImportTarget[];
}

/** A book in memory: all or nothing like the real one, for tests of what is handed to it. */
export function createFakeBulk(blacklist: string[] = [], messages: BulkStorage['eachMessage'] = none): FakeBulk {
  let book = new Map<string, ImportRow>();
  const targets: ImportTarget[] = [];
  const write = (rows: Iterable<ImportRow>, into: Map<string, ImportRow>): ImportWritten => {
    const written = { existing: 0, created: 0, updated: 0, unchanged: 0, blacklisted: 0, groupId: null };
    const met = new Set<string>();
    for (const row of rows) {
      const before = into.get(row.number);
      const next = { ...before, ...row };
      into.set(row.number, next);
      if (met.has(row.number)) continue;
      met.add(row.number);
      if (before === undefined) written.created++;
      else {
        written.existing++;
        if (JSON.stringify(before) === JSON.stringify(next)) written.unchanged++;
        else written.updated++;
      }
      if (blacklist.includes(row.number)) written.blacklisted++;
    }
    return written;
  };
  return {
    get book() {
      return book;
    },
    targets,
    importContacts(rows, target) {
      const next = new Map(book);
      const written = write(rows, next);
      book = next;
      targets.push(target);
      return written;
    },
    previewImport: (rows) => write(rows, new Map(book)),
    blacklistedNumbers: () => new Set(blacklist),
    forgottenNumbers: () => null,
    eachMessage: messages,
    eachRefund: none,
    recipients: none,
    audienceVersion: none,
    activeWords: () => NO_WORDS,
    careSign: () => '',
    touchesSince: () => null,
    suspects: () => new Map(),
    overlap: () => 0,
    startCampaign: none,
    close() {},
  };
}
