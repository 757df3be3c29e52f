import { existsSync } from 'node:fs';
import type { BulkStorage } from '../bulk-storage.ts';
import { createBulkStorage } from './bulk-storage.ts';
import { configure, type Db, openFile, WRITER_BUSY_MS } from './connection.ts';
import { migrate, refuseNewer } from './migrations.ts';
import { mapped } from './sqlite-errors.ts';

export interface OpenOptions {
  file: string;
  /** 32 raw bytes; absent = the file is not encrypted */
  key?: Buffer | undefined;
  /** the folder of the journal; absent = none is kept */
  journal?: string | undefined;
}

/** Looks before it touches: a newer or foreign file is refused as it is. */
export function openForWriting(options: OpenOptions, mode: 'write' | 'bulk'): Db {
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
      migrate(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

/** For import and planning workers: one connection, synchronous, made for hundreds of thousands of rows. */
export const openBulk = (options: OpenOptions): BulkStorage => createBulkStorage(openForWriting(options, 'bulk'));
