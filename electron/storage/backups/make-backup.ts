import { mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { pruneJournal } from '../journal/files.ts';
import { openFile } from '../sqlite/connection.ts';
import { mapped } from '../sqlite/sqlite-errors.ts';
import { lookInto } from './look-into.ts';
import { type BackupKind, backupName, backupsIn, surplus, UNFINISHED } from './names.ts';
import { type Places, syncFile, syncFolder } from './places.ts';

/**
 * A copy of the book under the same key: written beside, put on the disk, opened and checked from end to end, and only
 * then given its name; after that what is too many goes, and the journal every kept backup knows. `journal` is the
 * file a line written from now on goes into. Throws DISK_FULL, DATABASE_DAMAGED; what was there before stays as it is.
 */
export function makeBackup(
  places: Places,
  key: Buffer | undefined,
  { at, kind, journal }: { at: number; kind: BackupKind; journal: number },
): Backup {
  const { file, backups } = places;
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  requireRoom(file, backups);
  const name = backupName({ at, kind, journal });
  const draft = join(backups, `${name}${UNFINISHED}`);
  try {
    return mapped(() => {
      copyInto(draft, file, key);
      syncFile(draft);
      const found = lookInto({ file: draft, key }, 'everything');
      if (found === null) throw new AppError('DATABASE_DAMAGED', { reason: 'BACKUP' });
      renameSync(draft, join(backups, name));
      syncFolder(backups);
      tidy(places);
      const { size, contacts, campaigns } = found;
      return { name, at, kind, size, contacts, campaigns };
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function copyInto(target: string, file: string, key: Buffer | undefined): void {
  rmSync(target, { force: true });
  const db = openFile({ file, key, readonly: true });
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
}

/** Said before gigabytes were written, and with what is missing. */
function requireRoom(file: string, dir: string): void {
  const needed = statSync(file).size;
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < needed) throw new AppError('DISK_FULL', { dir });
}

function tidy({ backups, journal }: Places): void {
  for (const { name } of surplus(backupsIn(backups))) rmSync(join(backups, name), { force: true });
  const oldest = Math.min(...backupsIn(backups).map((backup) => backup.journal));
  if (Number.isFinite(oldest)) pruneJournal(journal, oldest);
}
