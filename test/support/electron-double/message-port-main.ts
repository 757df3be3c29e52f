import { EventEmitter } from 'node:events';
import type { MessagePort, Transferable } from 'node:worker_threads';
import type Electron from 'electron';

type Surface = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close' | 'on'>;

/** The Node port behind each double, so that it can be moved to another thread. */
const behind = new WeakMap<object, MessagePort>();
export const nodePortOf = (port: object): MessagePort => {
  const found = behind.get(port);
  if (!found) throw new Error('not a port of the double');
  return found;
};

/** Node's MessagePort with the manners of Electron's: messages arrive as events, and only after start(). */
export const asMain = (port: MessagePort): Electron.MessagePortMain => {
  const emitter = new EventEmitter();
  port.on('close', () => emitter.emit('close'));
  // attaching a listener starts a Node port; Electron's queues until start()
  const start = () => {
    if (port.listenerCount('message') > 0) return;
    port.on('message', (data: unknown) => emitter.emit('message', { data, ports: [] }));
  };
  const double = Object.assign(emitter, {
    start,
    close: () => port.close(),
    postMessage: (message: unknown, transfer: Electron.MessagePortMain[] = []) =>
      port.postMessage(message, transfer.map(nodePortOf) as Transferable[]),
  }) satisfies Surface;
  behind.set(double, port);
  return double;
};
