import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { WebSocket } from 'ws';
import { startBrowserServer } from '../../electron/hosts/browser/server.ts';
import { portConnection } from '../../electron/hosts/electron/port-connection.ts';
import type { Router } from '../../electron/rpc/router.ts';
import type { Response } from '../../shared/contract/wire.ts';
import { asMain } from '../support/electron-double/message-port-main.ts';
import { emptyRenderer } from '../support/hosts/empty-renderer.ts';
import { openWindow } from '../support/hosts/open-window.ts';
import { createMemoryLogger } from '../support/platform/memory-logger.ts';

export interface TestLink {
  send(frame: unknown): void;
  /** resolves with the next frame that fits */
  next(fits: (frame: Response) => boolean): Promise<Response>;
  close(): Promise<void>;
}

interface Transport {
  name: string;
  open(router: Router): Promise<TestLink>;
}

/** Frames as they come, handed to whoever waits for them. */
const createInbox = () => {
  const frames: Response[] = [];
  let wake = () => {};
  return {
    add: (frame: Response) => {
      frames.push(frame);
      wake();
    },
    next: async (fits: (frame: Response) => boolean): Promise<Response> => {
      for (;;) {
        const at = frames.findIndex(fits);
        if (at >= 0) return frames.splice(at, 1)[0]!;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
};

const overWebSocket: Transport = {
  name: 'WebSocket on the loopback',
  open: async (router) => {
    const server = await startBrowserServer({
      rendererDir: emptyRenderer(),
      router,
      logger: createMemoryLogger(),
      port: 0,
    });
    const socket: WebSocket = await openWindow(server);
    const inbox = createInbox();
    socket.on('message', (data) => inbox.add(JSON.parse(String(data)) as Response));
    return {
      send: (frame) => socket.send(JSON.stringify(frame)),
      next: inbox.next,
      close: async () => {
        socket.close();
        await once(socket, 'close');
        await server.close();
      },
    };
  },
};

const overMessagePort: Transport = {
  name: 'MessagePort',
  open: async (router) => {
    const { port1, port2 } = new MessageChannel();
    router.serve(portConnection(asMain(port1)));
    const inbox = createInbox();
    port2.on('message', (frame: Response) => inbox.add(frame));
    return {
      send: (frame) => port2.postMessage(frame),
      next: inbox.next,
      close: async () => {
        const closed = once(port1, 'close');
        port2.close();
        await closed;
      },
    };
  },
};

export const TRANSPORTS = [overWebSocket, overMessagePort];
