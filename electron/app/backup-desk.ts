import type { Backup } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../platform/ports.ts';
import { giveTask } from '../platform/run-worker.ts';
import type { BackupDesk } from '../services/deps.ts';
import type { Places } from '../storage/backups/places.ts';
import { planRestore } from '../storage/backups/restore-book.ts';
import type { Storage } from '../storage/storage.ts';
import type { BackupAnswer, BackupTask } from './backup-protocol.ts';
import { taskWorker } from './workers.ts';

const MAX_HEAP_MB = 256;

interface Parts {
  places: Places;
  key: Buffer;
  storage: Pick<Storage, 'journal'>;
  clock: Clock;
  startOver(): void;
}

/** Copies and checks on a thread of its own: a large book takes seconds. One backup at a time. */
export function createBackupDesk({
  places,
  key,
  storage,
  clock,
  startOver,
}: Parts): BackupDesk & { close(): Promise<void> } {
  let making: Promise<unknown> | null = null;
  async function ask<T extends BackupTask>(task: T): Promise<BackupAnswer<T>> {
    const data = { file: places.file, key, task };
    return (await giveTask(taskWorker('backup', MAX_HEAP_MB), data)) as BackupAnswer<T>;
  }

  return {
    folder: places.backups,
    list: () => ask({ task: 'list' }),
    async make(kind) {
      if (making !== null) throw new AppError('BACKUP_BUSY');
      const work = (async (): Promise<Backup> => {
        const journal = await storage.journal.rotate();
        return ask({ task: 'make', kind, at: clock.now(), journal });
      })();
      making = work;
      try {
        return await work;
      } finally {
        making = null;
      }
    },
    async plan(name) {
      if (!(await ask({ task: 'check', name }))) throw new AppError('BACKUP_DAMAGED');
      planRestore(places, { backup: name, reason: 'asked', at: clock.now() });
    },
    startOver,
    close: async () => void (await making?.catch(() => {})),
  };
}
