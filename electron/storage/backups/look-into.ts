import { statSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { type ConnectionOptions, type Db, openFile } from '../sqlite/connection.ts';
import { refuseNewer, versionOf } from '../sqlite/migrations.ts';
import { mapped } from '../sqlite/sqlite-errors.ts';

export interface BookFacts {
  /** bytes */
  size: number;
  contacts: number;
  campaigns: number;
  /** of the schema; 0 = not even the tables are there */
  version: number;
}

const PRAGMA = { pages: 'quick_check(1)', everything: 'integrity_check(1)' } as const;

/**
 * Reads a book: only its counts, all its pages, or everything about it. Null when it is damaged or another key's; a
 * newer version, a full disk and a folder that cannot be read are thrown as what they are.
 */
export function lookInto(options: ConnectionOptions, depth: 'counts' | 'pages' | 'everything'): BookFacts | null {
  try {
    return mapped(() => {
      const db = openFile({ ...options, readonly: true });
      try {
        refuseNewer(db);
        if (depth !== 'counts' && db.pragma(PRAGMA[depth], { simple: true }) !== 'ok') return null;
        return { size: statSync(options.file).size, ...countsOf(db) };
      } finally {
        db.close();
      }
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'DATABASE_DAMAGED') return null;
    throw error;
  }
}

function countsOf(db: Db): Omit<BookFacts, 'size'> {
  const version = versionOf(db);
  if (version === 0) return { contacts: 0, campaigns: 0, version };
  const contacts = db.prepare<[], number>("SELECT value FROM counters WHERE name = 'contacts'").pluck().get() ?? 0;
  const campaigns = db.prepare<[], number>("SELECT count(*) FROM campaigns WHERE state <> 'draft'").pluck().get() ?? 0;
  return { contacts, campaigns, version };
}
