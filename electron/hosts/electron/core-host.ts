import { join } from 'node:path';
import type { MessagePortMain, ParentPort } from 'electron';
import { AppError } from '../../../shared/contract/errors.ts';
import { createLogger } from '../../platform/logger.ts';
import { createSecrets } from '../../platform/secrets.ts';
import { createRouter, type Router } from '../../rpc/router.ts';
import type { CoreFactory, HostedCore } from '../core-factory.ts';
import { type FromCore, type ToCore, toCore } from './core-protocol.ts';
import { portConnection } from './port-connection.ts';
import { createRemoteStore, type RemoteStore } from './remote-store.ts';

type Start = Extract<ToCore, { kind: 'start' }>;

/** The key file, so that browser window and command line share the folder, unless the owner asks for the system's store. */
const preferredSecrets = () => (process.env.FEIJIAN_KEY_STORE === 'system' ? 'system' : 'key-file');

/** The core inside the utility process: main says start, hands over one port per window, and says stop. */
export const hostCore = (parent: ParentPort, createCore: CoreFactory): void => {
  const send = (message: FromCore) => parent.postMessage(message);
  /** windows that came before the core was ready */
  const early: MessagePortMain[] = [];
  let core: HostedCore | null = null;
  let router: Router | null = null;
  let store: RemoteStore | null = null;

  const tellNotices = (started: HostedCore) =>
    started.subscribe(async (topic, data) => {
      if (topic !== 'notice' || !('name' in data)) return;
      const { notifications, language } = await started.handlers['settings.get']({});
      if (notifications) send({ kind: 'notice', notice: data, language });
    });

  const start = async ({ dataFolder, version, store: about }: Start) => {
    store = createRemoteStore(about, send);
    const secrets = createSecrets(dataFolder, store, preferredSecrets());
    try {
      core = await createCore({ dataFolder, host: 'electron', version, secrets });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      send({ kind: 'failed', error: { code: error.code, data: error.data } });
      return;
    }
    router = createRouter(core.handlers, createLogger(join(dataFolder, 'logs', 'host.log')));
    core.subscribe(router.emit);
    tellNotices(core);
    for (const port of early.splice(0)) router.serve(portConnection(port));
    send({ kind: 'ready' });
  };

  const stop = async () => {
    await core?.close();
    send({ kind: 'stopped' });
  };

  parent.on('message', ({ data, ports }) => {
    const message = toCore.parse(data);
    switch (message.kind) {
      case 'start':
        return void start(message);
      case 'window':
        for (const port of ports) {
          if (router) router.serve(portConnection(port));
          else early.push(port);
        }
        return;
      case 'secret':
        return store?.answer(message.id, message.value);
      case 'stop':
        return void stop();
    }
  });
};
