import { createJournalWriter } from '../journal/writer.ts';
import type { Storage } from '../storage.ts';
import { type ConnectionOptions, configure, type Db, openFile } from './connection.ts';
import { type OpenOptions, openForWriting } from './open-bulk.ts';
import { mapped } from './sqlite-errors.ts';
import { callInline, createStorage } from './storage-methods.ts';
import { createReadStores, createWriteStores } from './stores.ts';
import { startWriter } from './writer-client.ts';

const openForReading = (options: ConnectionOptions): Db => mapped(() => configure(openFile(options), 'read'));

/**
 * Reads in the calling thread, writes in a worker thread of their own. Throws DATABASE_NEWER, DATABASE_DAMAGED (also for
 * a wrong key), DATA_FOLDER_READ_ONLY, DISK_FULL.
 */
export async function openStorage(options: OpenOptions & { workerUrl?: URL }): Promise<Storage> {
  openForWriting(options, 'write').close();
  const writer = await startWriter(options);
  const db = openForReading(options);
  return createStorage(createReadStores(db), writer.call, async () => {
    await writer.close();
    db.close();
  });
}

/** The same with everything in the calling thread, for tests and short-lived tools. */
export async function openInlineStorage(options: OpenOptions): Promise<Storage> {
  const writing = openForWriting(options, 'write');
  const reading = openForReading(options);
  const journal = options.journal === undefined ? null : createJournalWriter(options.journal, options.key);
  return createStorage(createReadStores(reading), callInline(createWriteStores(writing, journal)), async () => {
    reading.close();
    writing.close();
    journal?.close();
  });
}

/** What the writer thread runs on. */
export const openWriter = (options: OpenOptions): Db => openForWriting(options, 'write');
