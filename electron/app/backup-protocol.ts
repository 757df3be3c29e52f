import type { Backup } from '../../shared/contract/backups.ts';

/** What the backup thread is asked. */
export type BackupTask =
  | { task: 'list' }
  | { task: 'make'; kind: Backup['kind']; at: number; journal: number }
  | { task: 'check'; name: string };
export type BackupAnswer<T extends BackupTask> = {
  list: Backup[];
  make: Backup;
  /** whether it is whole */
  check: boolean;
}[T['task']];

export interface BackupWorkerData {
  file: string;
  key: Uint8Array;
  task: BackupTask;
}
