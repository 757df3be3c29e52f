import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import type { ServiceDeps } from '../deps.ts';

/** The start of the program is not the moment to copy the book. */
const FIRST_MS = 120_000;
const EVERY_MS = 600_000;

export interface DailyBackup {
  stop(): Promise<void>;
}

/** One backup on every day the program runs; not while a list is imported. A failure is tried again. */
export function createDailyBackup(
  { backups, clock, logger, emit }: Pick<ServiceDeps, 'backups' | 'clock' | 'logger' | 'emit'>,
  importing: () => boolean,
): DailyBackup {
  const stopping = new AbortController();

  async function look(): Promise<void> {
    if (importing()) return;
    const today = shanghaiDay(clock.now());
    const rows = await backups.list();
    if (rows.some(({ kind, at }) => kind === 'daily' && shanghaiDay(at) === today)) return;
    await backups.make('daily');
    emit('changed', { what: 'backups' });
  }

  async function loop(): Promise<void> {
    await clock.sleep(FIRST_MS, stopping.signal);
    while (!stopping.signal.aborted) {
      try {
        await look();
      } catch (error) {
        logger.error('backups.daily', { error: error instanceof Error ? error.message : typeof error });
      }
      await clock.sleep(EVERY_MS, stopping.signal);
    }
  }
  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}
