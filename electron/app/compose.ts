import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import { explainCode } from '../channels/carrier-codes.ts';
import { PROVIDERS } from '../channels/registry.ts';
import { validateConfig } from '../channels/validate-config.ts';
import { createEngine } from '../engine/engine.ts';
import { createClock } from '../platform/clock.ts';
import { prepareDataFolder } from '../platform/data-folder.ts';
import { createFileStore } from '../platform/files.ts';
import { createHttp } from '../platform/http.ts';
import { lockDataFolder } from '../platform/lock.ts';
import { createLogger } from '../platform/logger.ts';
import type { Clock, Http, Random, Secrets } from '../platform/ports.ts';
import { createRandom } from '../platform/random.ts';
import { createSealedFiles } from '../platform/sealed-files.ts';
import { createSecrets } from '../platform/secrets.ts';
import { createHub, type EventListener } from '../rpc/hub.ts';
import { createServices } from '../services/create-services.ts';
import { seedFirstRun } from '../services/first-run.ts';
import { openStorage } from '../storage/sqlite/open.ts';
import { createChannelPool } from './channel-pool.ts';
import { createClosers } from './closers.ts';
import { databaseKey } from './database-key.ts';
import { createModems } from './modems.ts';
import { createPlanning } from './planning.ts';
import { createTransfer } from './transfer.ts';

export interface CoreOptions {
  dataFolder: string;
  host: 'electron' | 'browser' | 'cli';
  version: string;
  secrets?: Secrets;
  clock?: Clock;
  random?: Random;
  http?: Http;
  /** false: look and edit only; nothing is sent, pulled or recovered */
  sending?: boolean;
  /** instead of the owner's hold */
  holdSeconds?: number;
  /** at most so many messages a second while this core lives */
  rateLimit?: number;
}

export interface Core {
  handlers: Handlers;
  subscribe(listener: EventListener): () => void;
  /** engine, threads, database, lock: in that order */
  close(): Promise<void>;
}

/** sockets to one provider: as many as the channel with the most requests under way */
const CONNECTIONS = Math.max(...PROVIDERS.map(({ descriptor }) => descriptor.connections));

/** Builds the whole object graph over one data folder; DATA_FOLDER_IN_USE when another process holds it. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const {
    host,
    version,
    clock = createClock(),
    random = createRandom(),
    http = createHttp({ connections: CONNECTIONS }),
  } = options;
  const closers = createClosers();
  try {
    const folder = await prepareDataFolder(options.dataFolder);
    const lock = await lockDataFolder(folder.dir, host);
    closers.add(() => lock.release());
    const logger = createLogger(join(folder.logs, 'core.log'));
    const secrets = options.secrets ?? createSecrets(folder.dir);
    const file = join(folder.dir, 'feijian.db');
    const key = await databaseKey(join(folder.dir, 'feijian.key'), file, secrets);

    const storage = await openStorage({ file, key });
    closers.add(() => storage.close());
    closers.add(() => http.close());
    await seedFirstRun({ storage, providers: PROVIDERS });
    const files = await createFileStore(folder.files, random);
    const sealed = createSealedFiles(join(folder.dir, 'proofs'));
    const hub = createHub();

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
    const services = createServices({
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

    if (options.sending !== false) await engine.start();
    return { handlers: services.handlers, subscribe: hub.subscribe, close: closers.close };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
