import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import { createClock } from '../platform/clock.ts';
import { prepareDataFolder } from '../platform/data-folder.ts';
import { lockDataFolder } from '../platform/lock.ts';
import { createLogger } from '../platform/logger.ts';
import type { Clock, Http, Random, Secrets } from '../platform/ports.ts';
import { createHub, type EventListener } from '../rpc/hub.ts';
import { createGraph } from './graph.ts';
import { createRenewable } from './renewable.ts';

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

/** The core over one data folder; DATA_FOLDER_IN_USE when another process holds it. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { host, clock = createClock() } = options;
  const folder = await prepareDataFolder(options.dataFolder);
  const lock = await lockDataFolder(folder.dir, host);
  const logger = createLogger(join(folder.logs, 'core.log'));
  const hub = createHub();
  try {
    const core = await createRenewable({
      build: (startOver) => createGraph(options, { folder, hub, logger, clock, startOver }),
      clock,
      logger,
      emit: hub.emit,
    });
    return {
      handlers: core.handlers,
      subscribe: hub.subscribe,
      async close() {
        try {
          await core.close();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
