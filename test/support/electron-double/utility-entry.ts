import { EventEmitter } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type Electron from 'electron';
import { asMain } from './message-port-main.ts';

// A worker thread dressed as a utility process: process.parentPort first, then the real entry.
const port = parentPort;
if (!port) throw new Error('not a worker thread');
const emitter = new EventEmitter();
const double = Object.assign(emitter, {
  postMessage: (message: unknown) => port.postMessage(message),
}) satisfies Electron.ParentPort;
Object.assign(process, { parentPort: double });

await import((workerData as { entry: string }).entry);
// Electron queues messages until a handler is registered; the entry has registered its own by now
port.on('message', ({ data, ports }: { data: unknown; ports: MessagePort[] }) =>
  emitter.emit('message', { data, ports: ports.map(asMain) }),
);
