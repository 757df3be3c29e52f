import type { BulkStorage } from '../../electron/storage/bulk-storage.ts';
import { type ImportContext, type ImportPiece, writeRows } from '../../electron/transfer/transfer.ts';

/** The writing half of an import on the test's own thread, once everything is read: for books that live in memory. */
export const inThreadSink =
  (bulk: BulkStorage): ImportContext['write'] =>
  (job) => {
    const pieces: ImportPiece[] = [];
    return {
      blacklisted: async () => bulk.blacklistedNumbers(),
      push: (piece) => void pieces.push(piece),
      written: async () => writeRows(bulk, job, pieces[Symbol.iterator]()),
      async giveUp(error) {
        throw error;
      },
    };
  };
