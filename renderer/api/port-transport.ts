import type { Request, Response } from '../../shared/contract/wire.ts';
import type { Transport, TransportListener } from './transport.ts';

/**
 * Electron: the preload hands over a MessagePort with `window.postMessage('feijian:port', …, [port])`, and a new one whenever the
 * core was restarted. The window says `feijian:ready` first, so a port sent too early is sent again.
 */
export function createPortTransport(listener: TransportListener): Transport {
  let port: MessagePort | null = null;

  const adopt = (next: MessagePort) => {
    port?.close();
    if (port) listener.state('lost');
    port = next;
    next.onmessage = (event: MessageEvent<Response>) => listener.frame(event.data);
    next.addEventListener('close', () => {
      if (port !== next) return;
      port = null;
      listener.state('lost');
    });
    next.start();
    listener.state('open');
  };

  const ask = () => window.postMessage('feijian:ready', '*');

  window.addEventListener('message', (event) => {
    const handed = event.ports[0];
    if (event.source === window && event.data === 'feijian:port' && handed) adopt(handed);
  });
  listener.state('connecting');
  ask();

  return {
    send: (frame: Request) => port?.postMessage(frame),
    retry: ask,
  };
}
