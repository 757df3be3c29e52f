import { createServer, type Socket } from 'node:net';

export interface RawServer {
  url: string;
  /** complete requests (head and announced body) that reached the server */
  seen(): number;
  connections(): number;
  close(): Promise<void>;
}

/** A TCP server that reads whole requests and then does whatever the test wants with the socket. */
export async function rawServer(handlers: {
  onConnection?: (socket: Socket) => void;
  onRequest?: (socket: Socket, count: number) => void;
}): Promise<RawServer> {
  let seen = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    handlers.onConnection?.(socket);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      text = '';
      seen += 1;
      handlers.onRequest?.(socket, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    seen: () => seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export const reply = (status: number, body: string, headers = ''): string =>
  `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
