import Database from 'better-sqlite3';

export type Db = Database.Database;

export interface ConnectionOptions {
  file: string;
  /** 32 raw bytes; absent = the file is not encrypted */
  key?: Buffer | undefined;
  readonly?: boolean;
  /** how long a statement waits for another writer */
  busyMs?: number;
}

/** An import of a million rows holds the write lock for seconds; writers are never the UI thread and simply wait. */
export const WRITER_BUSY_MS = 600_000;
const READER_BUSY_MS = 5_000;
const CACHE_KB = 32_768;
const WIDE_CACHE_KB = 262_144;
const WAL_PAGES = 4_000;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** Opens the file and unlocks it; no pragma that would change it yet. */
export function openFile({ file, key, readonly = false, busyMs = READER_BUSY_MS }: ConnectionOptions): Db {
  const db = new Database(file, { readonly, timeout: busyMs, fileMustExist: readonly });
  if (key !== undefined) {
    if (key.length !== 32) throw new RangeError('the database key has 32 bytes');
    db.pragma("cipher='chacha20'");
    db.pragma(`key='raw:${key.toString('hex')}'`);
  }
  // Before anything else: a sort that spills to a temporary file would write numbers to disk in the clear.
  db.pragma('temp_store=MEMORY');
  return db;
}

/**
 * The pragmas every connection needs. `synchronous=FULL` is explicit because in WAL the build's default is NORMAL, under
 * which a power cut may undo a claim whose request is already on the wire.
 */
export function configure(db: Db, mode: 'read' | 'write' | 'bulk'): Db {
  if (mode !== 'read') db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.pragma('foreign_keys=ON');
  db.pragma('secure_delete=FAST');
  db.pragma('trusted_schema=OFF');
  db.pragma('cell_size_check=ON');
  db.pragma(`cache_size=-${mode === 'bulk' ? 24_576 : 32_768}`);
  // A bulk transaction is folded into the file by the next ordinary writer, or at the last close.
  db.pragma(`wal_autocheckpoint=${mode === 'bulk' ? 0 : WAL_PAGES}`);
  db.pragma(`journal_size_limit=${WAL_LIMIT_BYTES}`);
  if (process.platform === 'darwin') db.pragma('checkpoint_fullfsync=ON');
  if (mode === 'read') db.pragma('query_only=ON');
  return db;
}

/** Runs a transaction whose old values must be gone from the disk behind it: overwritten in the file, and no journal of it. */
export function wiped<T>(db: Db, work: () => T): T {
  db.pragma('secure_delete=ON');
  try {
    return work();
  } finally {
    db.pragma('secure_delete=FAST');
    db.pragma('wal_checkpoint(TRUNCATE)');
  }
}

/**
 * Runs a transaction that touches pages all over the file with room for them: in a small cache the same pages would be
 * written out, encrypted, and read back many times. The memory is given back at its end.
 */
export function withWideCache<T>(db: Db, work: () => T): T {
  db.pragma(`cache_size=-${WIDE_CACHE_KB}`);
  try {
    return work();
  } finally {
    db.pragma(`cache_size=-${CACHE_KB}`);
    db.pragma('shrink_memory');
  }
}
