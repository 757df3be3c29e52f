import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { serveTask } from '../../platform/serve-task.ts';
import { listBackups } from '../../storage/backups/list-backups.ts';
import { lookInto } from '../../storage/backups/look-into.ts';
import { makeBackup } from '../../storage/backups/make-backup.ts';
import { placesBeside } from '../../storage/backups/places.ts';
import type { BackupWorkerData } from '../backup-protocol.ts';

serveTask((raw): Backup[] | Backup | boolean => {
  const { file, key: bytes, task } = raw as BackupWorkerData;
  const key = Buffer.from(bytes);
  const places = placesBeside(file);
  switch (task.task) {
    case 'list':
      return listBackups(places, key);
    case 'make':
      return makeBackup(places, key, task);
    case 'check':
      return lookInto({ file: join(places.backups, task.name), key }, 'everything') !== null;
  }
});
