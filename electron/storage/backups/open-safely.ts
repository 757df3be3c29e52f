import { closeSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Restored } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { beginJournalFile } from '../journal/files.ts';
import { lastClaim } from '../journal/last-claim.ts';
import { openFile } from '../sqlite/connection.ts';
import { MIGRATIONS } from '../sqlite/migrations.ts';
import { mapped } from '../sqlite/sqlite-errors.ts';
import { lookInto } from './look-into.ts';
import { makeBackup } from './make-backup.ts';
import { backupsIn, unfinishedIn } from './names.ts';
import type { Places } from './places.ts';
import { carryOutRestore, planRestore } from './restore-book.ts';

/** Up to here all pages are read at every start; what is larger is, after a crash or once it was seen damaged. */
const ALWAYS_READ_BYTES = 32 * 1024 * 1024;

/**
 * Before the book is opened: a restore that was begun is finished; a book that is damaged or gone is set aside and the
 * newest good backup takes its place; a book that lags behind the journal catches up; one that is about to be migrated
 * is backed up. Null when all was well. Throws
 * DATABASE_DAMAGED when there is no good backup, and then leaves everything as it is.
 */
export function openSafely(places: Places, key: Buffer | undefined, now: number): Restored | null {
  for (const draft of unfinishedIn(places.backups)) rmSync(draft, { force: true });
  const planned = carryOutRestore(places, key);
  if (planned !== null) return planned;
  const wrong = whatIsWrong(places, key, now);
  if (wrong === null) return null;
  const backup = wrong === 'behind' ? null : newestGood(places, key);
  // a new book; or all there is left of the old one is its journal
  if (wrong === 'missing' && backup === null && lastClaim(places.journal, key) === null) return null;
  if (wrong === 'damaged' && backup === null) throw new AppError('DATABASE_DAMAGED', { reason: 'NO_BACKUP' });
  planRestore(places, { backup, reason: wrong, at: now });
  return carryOutRestore(places, key);
}

function whatIsWrong(places: Places, key: Buffer | undefined, now: number): 'damaged' | 'missing' | 'behind' | null {
  const { file, suspect } = places;
  if (!existsSync(file)) return 'missing';
  const unclean = existsSync(`${file}-wal`);
  const whole = unclean || existsSync(suspect) || statSync(file).size <= ALWAYS_READ_BYTES;
  if (statSync(file).size === 0) return 'missing';
  const found = lookInto({ file, key }, whole ? 'pages' : 'counts');
  if (found === null) return 'damaged';
  if (found.version === 0) return 'missing';
  if (found.version < MIGRATIONS.length) {
    const { no, file: begun } = beginJournalFile(places.journal);
    closeSync(begun);
    makeBackup(places, key, { at: now, kind: 'migration', journal: no });
  }
  rmSync(suspect, { force: true });
  return lagsBehind(places, key) ? 'behind' : null;
}

function newestGood({ backups }: Places, key: Buffer | undefined): string | null {
  return (
    backupsIn(backups).find(({ name }) => lookInto({ file: join(backups, name), key }, 'everything'))?.name ?? null
  );
}

/** a log of the database that was lost or cut takes the last commits along, which the journal still knows */
function lagsBehind({ file, journal }: Places, key: Buffer | undefined): boolean {
  const last = lastClaim(journal, key);
  if (last === null) return false;
  return mapped(() => {
    const db = openFile({ file, key, readonly: true });
    try {
      const made = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'batches'").get() !== undefined;
      const newest = made ? db.prepare<[], number | null>('SELECT max(id) FROM batches').pluck().get() : null;
      return (newest ?? 0) < last;
    } finally {
      db.close();
    }
  });
}
