import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import { explainCode } from '../channels/carrier-codes.ts';
import { PROVIDERS } from '../channels/registry.ts';
import { validateConfig } from '../channels/validate-config.ts';
import { createEngine } from '../engine/engine.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { createFileStore } from '../platform/files.ts';
import { createHttp } from '../platform/http.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import { createRandom } from '../platform/random.ts';
import { createSealedFiles } from '../platform/sealed-files.ts';
import { createSecrets } from '../platform/secrets.ts';
import type { Hub } from '../rpc/hub.ts';
import { createDailyBackup } from '../services/backups/daily-backup.ts';
import { createServices } from '../services/create-services.ts';
import { seedFirstRun } from '../services/first-run.ts';
import { openSafely } from '../storage/backups/open-safely.ts';
import { markSuspect, placesBeside } from '../storage/backups/places.ts';
import { openStorage } from '../storage/sqlite/open.ts';
import { watchDamage } from '../storage/sqlite/watch-damage.ts';
import { createBackupDesk } from './backup-desk.ts';
import { createChannelPool } from './channel-pool.ts';
import { createClosers } from './closers.ts';
import type { CoreOptions } from './compose.ts';
import { databaseKey } from './database-key.ts';
import { createModems } from './modems.ts';
import { createPlanning } from './planning.ts';
import type { StartOver } from './renewable.ts';
import { createTransfer } from './transfer.ts';

/** What outlives a graph that is built anew over a restored book. */
export interface Ground {
  folder: DataFolder;
  hub: Hub;
  logger: Logger;
  clock: Clock;
  /** closes this graph and builds the next as soon as nothing is asked of it */
  startOver: StartOver;
}

export interface Graph {
  handlers: Handlers;
  /** engine, threads, database: in that order */
  close(): Promise<void>;
}

/** sockets to one provider: as many as the channel with the most requests under way */
const CONNECTIONS = Math.max(...PROVIDERS.map(({ descriptor }) => descriptor.connections));

/** Builds the whole object graph over one data folder that is held already. */
export async function createGraph(options: CoreOptions, ground: Ground): Promise<Graph> {
  const { host, version, random = createRandom(), http = createHttp({ connections: CONNECTIONS }) } = options;
  const { folder, hub, logger, clock } = ground;
  const closers = createClosers();
  try {
    const secrets = options.secrets ?? createSecrets(folder.dir);
    const file = join(folder.dir, 'feijian.db');
    const key = await databaseKey(join(folder.dir, 'feijian.key'), file, secrets);

    const places = placesBeside(file);
    const restored = openSafely(places, key, clock.now());
    if (restored !== null) logger.warn('book.restored', { ...restored });

    const opened = await openStorage({ file, key, journal: places.journal });
    closers.add(() => opened.close());
    const storage = watchDamage(opened, () => {
      logger.error('book.damaged');
      markSuspect(places);
      ground.startOver('damaged');
    });
    closers.add(() => http.close());
    await seedFirstRun({ storage, providers: PROVIDERS });
    const files = await createFileStore(folder.files, random);
    const sealed = createSealedFiles(join(folder.dir, 'proofs'));

    const modems = createModems({ storage, secrets, clock, random, logger, emit: hub.emit });
    const pool = createChannelPool({
      ...{ storage, providers: PROVIDERS, secrets, clock, http, random, logger },
      rateLimit: options.rateLimit ?? null,
      modems,
    });
    closers.add(() => pool.close());
    const planning = createPlanning({ file, key });
    closers.add(() => planning.close());
    const { transfer, close: closeTransfer } = createTransfer({ file, key });
    closers.add(closeTransfer);
    const engine = createEngine({
      ...{ storage, clock, random, logger, emit: hub.emit },
      settings: () => storage.settings.get(),
      explain: explainCode,
      async channelFor(channelId) {
        const open = await pool.open(channelId);
        return open?.row.enabled === true ? open : null;
      },
    });
    closers.add(() => engine.stop());
    // before the engine, which waits for what is in flight: up to two minutes with a silent modem
    closers.add(() => modems.close());
    const backups = createBackupDesk({ places, key, storage, clock, startOver: () => ground.startOver('asked') });
    closers.add(() => backups.close());
    const services = createServices({
      backups,
      ...{ storage, engine, pool, secrets, files, sealed, planning, clock, random, logger, emit: hub.emit },
      providers: PROVIDERS,
      checkConfig: validateConfig,
      explain: explainCode,
      transfer,
      modems: modems.desk,
      facts: { version, host, dataFolder: folder.dir },
      ...(options.holdSeconds === undefined ? {} : { holdSeconds: options.holdSeconds }),
    });
    closers.add(() => services.stop());

    if (options.sending !== false) {
      await engine.start();
      const daily = createDailyBackup({ backups, clock, logger, emit: hub.emit }, services.importing);
      closers.add(() => daily.stop());
    }
    return { handlers: services.handlers, close: closers.close };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
