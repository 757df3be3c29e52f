import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type Restored, restored } from '../../../shared/contract/backups.ts';
import { openForWriting } from '../sqlite/open-bulk.ts';
import { replayJournal } from '../sqlite/replay-journal.ts';
import { createRunner, immediate, sql } from '../sqlite/sql.ts';
import { createWriteStores } from '../sqlite/stores.ts';
import { parseBackupName } from './names.ts';
import { type Places, syncFile, syncFolder } from './places.ts';

/** Where the account of the last restore is kept for the owner. */
export const RESTORED_KEY = 'restored';

const plan = z.object({
  /** null: the book stays, only the journal is read into it */
  backup: z.string().nullable(),
  reason: restored.shape.reason,
  at: z.number(),
});
type Plan = z.infer<typeof plan>;

/** Writes down that the book is to be replaced: from here on every start goes on with it until it is done. */
export function planRestore({ restoring }: Places, given: Plan): void {
  writeFileSync(`${restoring}.new`, JSON.stringify(given), { mode: 0o600, flush: true });
  renameSync(`${restoring}.new`, restoring);
  syncFolder(dirname(restoring));
}

/** Carries out a restore that was planned, or that a crash cut short; null when there is none. */
export function carryOutRestore(places: Places, key: Buffer | undefined): Restored | null {
  const { file, restoring, backups, suspect } = places;
  if (!existsSync(restoring)) return null;
  const { backup, reason, at } = plan.parse(JSON.parse(readFileSync(restoring, 'utf8')));
  if (backup !== null) {
    setAside(places, at);
    const copy = `${file}.new`;
    copyFileSync(join(backups, backup), copy);
    syncFile(copy);
    renameSync(copy, file);
    syncFolder(dirname(file));
  }
  const account = takeUp(places, key, { backup, reason, at });
  rmSync(suspect, { force: true });
  // what the owner replaced on purpose stands in the backup made just before
  if (reason === 'asked') rmSync(asideFolder(places, at), { recursive: true, force: true });
  rmSync(restoring);
  return account;
}

const asideFolder = ({ setAside }: Places, at: number): string =>
  join(setAside, new Date(at).toISOString().replace(/[:.]/g, '-'));

/** The book's files leave under a dated name; what a restore cut short had put in their place goes. */
function setAside(places: Places, at: number): void {
  const { file } = places;
  const folder = asideFolder(places, at);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (!existsSync(path)) continue;
    const kept = join(folder, basename(path));
    if (existsSync(kept)) rmSync(path);
    else renameSync(path, kept);
  }
  syncFolder(folder);
}

/** Migrations, journal, the account of it, and no campaign goes on by itself: all or nothing. */
function takeUp({ file, journal }: Places, key: Buffer | undefined, { backup, reason, at }: Plan): Restored {
  const db = openForWriting({ file, key }, 'write');
  try {
    const run = createRunner(db);
    const stores = createWriteStores(db);
    return immediate(db, (): Restored => {
      const replayed = replayJournal(db, stores, journal, key);
      const inFlight = run.get<{ n: number }>(sql`SELECT coalesce(sum(n1), 0) AS n FROM tallies`)?.n ?? 0;
      const held = run.run(sql`UPDATE campaigns SET state = 'paused', pause_reason = 'restored', pause_detail = NULL,
        waiting_until = NULL, updated_at = ${at} WHERE state IN ('scheduled', 'sending')`).changes;
      const backupAt = backup === null ? null : (parseBackupName(backup)?.at ?? null);
      const account: Restored = { at, reason, backupAt, ...replayed, inFlight, held };
      stores.settings.setValue(RESTORED_KEY, JSON.stringify(account));
      return account;
    })();
  } finally {
    db.close();
  }
}
