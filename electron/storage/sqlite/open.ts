import { existsSync } from 'node:fs';
import type { BulkStorage } from '../bulk-storage.ts';
import type { Storage } from '../storage.ts';
import { createBulkStorage } from './bulk-storage.ts';
import { type ConnectionOptions, configure, type Db, openFile, WRITER_BUSY_MS } from './connection.ts';
import { migrate, refuseNewer } from './migrations.ts';
import { mapped } from './sqlite-errors.ts';
import { callInline, createStorage } from './storage-methods.ts';
import { createReadStores, createWriteStores } from './stores.ts';
import { startWriter } from './writer-client.ts';

export interface OpenOptions {
  file: string;
  /** 32 raw bytes; absent = the file is not encrypted */
  key?: Buffer | undefined;
}

/** Looks before it touches: a newer or foreign file is refused as it is. */
function openForWriting(options: OpenOptions, mode: 'write' | 'bulk'): Db {
  return mapped(() => {
    if (existsSync(options.file)) {
      const look = openFile({ ...options, readonly: true });
      try {
        refuseNewer(look);
      } finally {
        look.close();
      }
    }
    const db = openFile({ ...options, busyMs: WRITER_BUSY_MS });
    try {
      configure(db, mode);
      migrate(db, options.file);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

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
  return createStorage(createReadStores(reading), callInline(createWriteStores(writing)), async () => {
    reading.close();
    writing.close();
  });
}

/** What the writer thread runs on. */
export const openWriter = (options: OpenOptions): Db => openForWriting(options, 'write');

/** For import and planning workers: one connection, synchronous, made for hundreds of thousands of rows. */
export const openBulk = (options: OpenOptions): BulkStorage => createBulkStorage(openForWriting(options, 'bulk'));
