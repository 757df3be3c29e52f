import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { WireError } from '../../../shared/contract/errors.ts';
import { type FromCore, fromCore, type ToCore } from './core-protocol.ts';
import { aboutKeyStore, askKeyStore } from './key-store.ts';

const STOP_WITHIN_MS = 10_000;
/** A core that dies again and again is not restarted for ever. */
const MAX_RESTARTS = 3;

export interface CoreClientOptions {
  entry: string;
  dataFolder: string;
  version: string;
  onNotice(message: Extract<FromCore, { kind: 'notice' }>): void;
  /** it could not start: an expected failure */
  onFailed(error: WireError): void;
  /** it died and a new one runs: windows need new ports */
  onRestarted(): void;
  /** it died once too often */
  onGivenUp(): void;
}

export interface CoreClient {
  addWindow(port: MessagePortMain): void;
  /** waits until the database is closed, at most ten seconds */
  stop(): Promise<void>;
}

/** Main's side of the core process. */
export const startCoreProcess = (options: CoreClientOptions): CoreClient => {
  const { entry, dataFolder, version } = options;
  const stopped = Promise.withResolvers<void>();
  let stopping = false;
  let restarts = 0;

  const send = (child: UtilityProcess, message: ToCore, ports: MessagePortMain[] = []) =>
    child.postMessage(message, ports);

  const hear = (child: UtilityProcess, message: FromCore) => {
    switch (message.kind) {
      case 'ready':
        return;
      case 'failed':
        stopping = true;
        return options.onFailed(message.error);
      case 'secret':
        return send(child, { kind: 'secret', id: message.id, value: askKeyStore(message.task, message.value) });
      case 'notice':
        return options.onNotice(message);
      case 'stopped':
        return stopped.resolve();
    }
  };

  const fork = (): UtilityProcess => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'feijian-core', stdio: 'inherit' });
    child.on('message', (message: unknown) => hear(child, fromCore.parse(message)));
    child.on('exit', () => {
      stopped.resolve();
      if (stopping) return;
      restarts += 1;
      if (restarts > MAX_RESTARTS) return options.onGivenUp();
      // what was in flight becomes unknown when the new core recovers; nothing is sent twice
      core = fork();
      options.onRestarted();
    });
    send(child, { kind: 'start', dataFolder, version, store: aboutKeyStore() });
    return child;
  };
  let core = fork();

  return {
    addWindow: (port) => send(core, { kind: 'window' }, [port]),
    stop: async () => {
      if (!stopping) send(core, { kind: 'stop' });
      stopping = true;
      const timer = setTimeout(() => stopped.resolve(), STOP_WITHIN_MS);
      await stopped.promise;
      clearTimeout(timer);
      core.kill();
    },
  };
};
