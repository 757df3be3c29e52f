import { EventEmitter, once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type Electron from 'electron';
import type { Response } from '../../../shared/contract/wire.ts';
import type { WindowDouble } from './browser-window.ts';
import { nodePortOf } from './message-port-main.ts';

interface PageMessage {
  source: unknown;
  origin: string;
  data: unknown;
  ports: readonly MessagePort[];
}

/** A page in a window of the double: `window` and `ipcRenderer` for the real preload, and what our page would do. */
export const createPage = (window: WindowDouble, ipcMain: EventEmitter) => {
  const inPage = new EventEmitter();
  const ipcRenderer = Object.assign(new EventEmitter(), {
    send: (channel: string) =>
      ipcMain.emit(channel, { sender: window.webContents, senderFrame: window.webContents.mainFrame }),
  }) satisfies Pick<Electron.IpcRenderer, 'send'>;
  window.webContents.on('test:posted', (channel: string, ports: Electron.MessagePortMain[]) =>
    ipcRenderer.emit(channel, { ports: ports.map(nodePortOf) }),
  );

  const dispatch = (message: Partial<PageMessage>) =>
    inPage.emit('message', { source: page, origin: 'app://feijian', data: null, ports: [], ...message });
  const page = {
    addEventListener: (_type: 'message', listener: (message: PageMessage) => void) => inPage.on('message', listener),
    postMessage: (data: unknown, _origin: string, ports: readonly MessagePort[] = []) => dispatch({ data, ports }),
  };

  return {
    page,
    ipcRenderer,
    dispatch,
    /** says it is ready and takes the port it is given */
    connect: async (): Promise<PagePort> => {
      const handed = new Promise<MessagePort>((resolve) =>
        inPage.on('message', ({ data, ports }: PageMessage) => {
          if (data === 'feijian:port' && ports[0]) resolve(ports[0]);
        }),
      );
      page.postMessage('feijian:ready', '*');
      return createPagePort(await handed);
    },
    /** the next port main hands over by itself */
    nextPort: async (): Promise<PagePort> => {
      for (;;) {
        const [{ data, ports }] = (await once(inPage, 'message')) as [PageMessage];
        if (data === 'feijian:port' && ports[0]) return createPagePort(ports[0]);
      }
    },
  };
};

export interface PagePort {
  call(method: string, input: unknown): Promise<Response>;
  closed: Promise<unknown>;
}

const createPagePort = (port: MessagePort): PagePort => {
  let last = 0;
  return {
    closed: once(port, 'close'),
    call: (method, input) => {
      last += 1;
      const id = last;
      const answer = new Promise<Response>((resolve) => {
        const hear = (frame: Response) => {
          if (!('id' in frame) || frame.id !== id) return;
          port.off('message', hear);
          resolve(frame);
        };
        port.on('message', hear);
      });
      port.postMessage({ id, method, input });
      return answer;
    },
  };
};
