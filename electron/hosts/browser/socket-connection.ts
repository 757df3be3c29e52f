import type { RawData, WebSocket } from 'ws';
import type { Connection } from '../../rpc/connection.ts';

/** A window that stopped reading is dropped before it fills the memory. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

const parse = (data: RawData): unknown => {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
};

/** JSON frames over a WebSocket that has already shown its token. */
export const socketConnection = (socket: WebSocket): Connection => ({
  send: (frame) => {
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  },
  onMessage: (listener) => {
    socket.on('message', (data, isBinary) => listener(isBinary ? undefined : parse(data)));
  },
  onClose: (listener) => {
    socket.on('close', listener);
  },
});
