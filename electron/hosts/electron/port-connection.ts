import type { MessagePortMain } from 'electron';
import type { Connection } from '../../rpc/connection.ts';

/** Frames as structured clones over a port the main process handed to one window. */
export const portConnection = (port: MessagePortMain): Connection => ({
  send: (frame) => port.postMessage(frame),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onClose: (listener) => {
    port.on('close', listener);
  },
});
