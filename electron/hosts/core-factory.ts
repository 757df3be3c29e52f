import type { Handlers } from '../../shared/contract/contract.ts';
import type { Secrets } from '../platform/ports.ts';
import type { EventListener } from '../rpc/hub.ts';

/** What a host needs of the core, so that tests can start one without a database. */
export interface HostedCore {
  handlers: Handlers;
  subscribe(listener: EventListener): () => void;
  /** stops the engine, closes the database, gives the folder up */
  close(): Promise<void>;
}

interface CoreOptions {
  dataFolder: string;
  host: 'electron' | 'browser';
  version: string;
  secrets: Secrets;
}

export type CoreFactory = (options: CoreOptions) => Promise<HostedCore>;
