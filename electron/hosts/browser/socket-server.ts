import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Router } from '../../rpc/router.ts';
import { refuseUpgrade } from './request-guard.ts';
import type { Sessions } from './sessions.ts';
import { socketConnection } from './socket-connection.ts';

const TOKEN_WAIT_MS = 2000;
const FIRST_FRAME_BYTES = 1024;
/** a pasted list of 20 million characters, in UTF-8 */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const MAX_UNKNOWN = 16;
/** Close code with which the window learns that it must be opened anew. */
const NOT_KNOWN = 4401;

const hello = z.strictObject({ token: z.string().max(200) });

const tokenIn = (data: RawData): string => {
  const text = data.toString();
  if (text.length > FIRST_FRAME_BYTES) return '';
  try {
    return hello.parse(JSON.parse(text)).token;
  } catch {
    return '';
  }
};

/** WebSockets of windows: the first message is the token, within two seconds; then frames. */
export const createSocketServer = (deps: { router: Router; sessions: Sessions; tokenWaitMs?: number }) => {
  const { router, sessions, tokenWaitMs = TOKEN_WAIT_MS } = deps;
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  let unknown = 0;

  const greet = (socket: WebSocket) => {
    unknown += 1;
    const timer = setTimeout(() => socket.close(NOT_KNOWN), tokenWaitMs);
    let settled = false;
    const settle = () => {
      clearTimeout(timer);
      if (!settled) unknown -= 1;
      settled = true;
    };
    socket.on('error', () => socket.terminate());
    socket.once('close', settle);
    socket.once('message', (data) => {
      settle();
      if (sessions.knows(tokenIn(data))) router.serve(socketConnection(socket));
      else socket.close(NOT_KNOWN);
    });
  };

  return {
    upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer, port: number) => {
      const refused = refuseUpgrade(request.url ?? '', request.headers, port);
      if (refused || unknown >= MAX_UNKNOWN) {
        stream.end(
          `HTTP/1.1 ${refused ? '403 Forbidden' : '503 Busy'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
        return;
      }
      server.handleUpgrade(request, stream, head, greet);
    },
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
};
