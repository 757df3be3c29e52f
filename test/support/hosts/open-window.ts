import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { BrowserServer } from '../../../electron/hosts/browser/server.ts';

/** What a window does first: spend the one-time code. */
export const spendCode = (server: BrowserServer, code: string): Promise<globalThis.Response> =>
  fetch(`http://127.0.0.1:${server.port}/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-app': '1',
      origin: `http://127.0.0.1:${server.port}`,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({ code }),
  });

export const freshToken = async (server: BrowserServer): Promise<string> => {
  const answer = await spendCode(server, server.newAddress().split('#c=')[1] ?? '');
  const { token } = (await answer.json()) as { token: string };
  return token;
};

/** A WebSocket that has shown its token. */
export const openWindow = async (server: BrowserServer): Promise<WebSocket> => {
  const token = await freshToken(server);
  const origin = `http://127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { origin });
  await once(socket, 'open');
  socket.send(JSON.stringify({ token }));
  return socket;
};
