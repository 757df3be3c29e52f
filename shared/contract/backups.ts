import { z } from 'zod';
import { count, instant, none } from './common.ts';
import { entry } from './define.ts';

const backup = z.object({
  name: z.string(),
  at: instant,
  kind: z.enum(['daily', 'manual', 'migration', 'before_restore']),
  /** bytes */
  size: count,
  /** null: it cannot be read */
  contacts: count.nullable(),
  campaigns: count.nullable(),
});
export type Backup = z.infer<typeof backup>;

/** What a restore did, in numbers the owner is told. */
export const restored = z.object({
  at: instant,
  /** by hand; the book was damaged, gone, or had lost its last commits */
  reason: z.enum(['asked', 'damaged', 'missing', 'behind']),
  /** null: no backup was needed */
  backupAt: instant.nullable(),
  /** submissions brought back from the journal, and campaigns of which the book knew nothing */
  messages: count,
  campaigns: count,
  refusals: count,
  /** entries of the journal nobody can read */
  unreadable: count,
  /** of those messages nobody knows whether they left */
  inFlight: count,
  /** campaigns that stand still until the owner lets them go on */
  held: count,
});
export type Restored = z.infer<typeof restored>;

const name = z.object({ name: z.string().max(100) });

export const backupsContract = {
  /** newest first */
  'backups.list': entry(none, z.object({ rows: z.array(backup), folder: z.string() })),
  'backups.make': entry(none, backup, ['DISK_FULL', 'DATABASE_DAMAGED', 'BACKUP_BUSY']),
  /**
   * Backs up what is there first, then starts over on the chosen one, with everything the journal tells since; answers
   * when that is done.
   */
  'backups.restore': entry(name, none, ['NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_BUSY', 'DISK_FULL', 'DATABASE_DAMAGED']),
  /** the account of the last restore, until it is dismissed */
  'backups.restored': entry(none, restored.nullable()),
  'backups.dismiss': entry(none, none),
};
