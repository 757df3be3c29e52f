import { type Restored, restored } from '../../../shared/contract/backups.ts';
import type { Handlers } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Jobs } from '../jobs.ts';

type BackupHandlers = Pick<
  Handlers,
  'backups.list' | 'backups.make' | 'backups.restore' | 'backups.restored' | 'backups.dismiss'
>;
/** as the restore wrote it into the book */
const RESTORED_KEY = 'restored';

/** Backups by hand, and the account of a restore, whoever asked for it. */
export function createBackupService(
  { backups, storage, emit, logger }: Pick<ServiceDeps, 'backups' | 'storage' | 'emit' | 'logger'>,
  jobs: Pick<Jobs, 'running'>,
): BackupHandlers {
  const requireIdle = () => {
    if (jobs.running('import.run')) throw new AppError('BACKUP_BUSY');
  };
  async function account(): Promise<Restored | null> {
    const kept = await storage.settings.getValue(RESTORED_KEY);
    return kept ? restored.parse(JSON.parse(kept)) : null;
  }
  return {
    'backups.list': async () => ({ rows: await backups.list(), folder: backups.folder }),
    async 'backups.make'() {
      requireIdle();
      const made = await backups.make('manual');
      emit('changed', { what: 'backups' });
      return made;
    },
    async 'backups.restore'({ name }) {
      requireIdle();
      const chosen = (await backups.list()).find((row) => row.name === name);
      if (chosen === undefined) throw new AppError('NOT_FOUND', { what: 'backup' });
      if (chosen.contacts === null) throw new AppError('BACKUP_DAMAGED');
      await backups.make('before_restore');
      await backups.plan(name);
      logger.info('backups.restore', { backupAt: chosen.at });
      backups.startOver();
      return {};
    },
    'backups.restored': account,
    async 'backups.dismiss'() {
      await storage.settings.setValue(RESTORED_KEY, '');
      emit('changed', { what: 'backups' });
      return {};
    },
  };
}
