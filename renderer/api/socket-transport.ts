import type { Request, Response } from '../../shared/contract/wire.ts';
import { forgetToken, obtainToken } from './session.ts';
import type { Transport, TransportListener } from './transport.ts';

const FIRST_WAIT = 300;
const LONGEST_WAIT = 8000;
/** WebSocket close codes with which the host says "I do not know you". */
const DENIED = new Set([1008, 4401, 4403]);

export function createSocketTransport(listener: TransportListener): Transport {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;

  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  async function connect() {
    clearTimeout(timer);
    if (socket) return;
    const token = await obtainToken().catch(() => undefined);
    if (token === undefined) return again();
    if (token === null) return listener.state('denied');
    const ws = new WebSocket(`${location.protocol.replace('http', 'ws')}//${location.host}/rpc`);
    socket = ws;
    ws.onopen = () => {
      ws.send(JSON.stringify({ token }));
      wait = FIRST_WAIT;
      listener.state('open');
    };
    ws.onmessage = (event: MessageEvent<string>) => listener.frame(JSON.parse(event.data) as Response);
    ws.onclose = (event) => {
      socket = null;
      if (DENIED.has(event.code)) {
        forgetToken();
        return listener.state('denied');
      }
      listener.state('lost');
      again();
    };
  }

  listener.state('connecting');
  void connect();
  window.addEventListener('online', () => void connect());

  return {
    send: (frame: Request) => socket?.send(JSON.stringify(frame)),
    retry: () => {
      wait = FIRST_WAIT;
      void connect();
    },
  };
}
