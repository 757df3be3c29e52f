import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type Electron from 'electron';
import { nodePortOf } from './message-port-main.ts';

type Surface = Pick<Electron.UtilityProcess, 'postMessage' | 'kill'>;

interface Fork {
  path: string;
  options: Electron.ForkOptions;
  worker: Worker;
}

/** `utilityProcess` whose processes are threads running `entry`, whatever path was asked for. */
export const createUtilityProcess = (entry: URL) => {
  const forks: Fork[] = [];
  const fork = (path: string, _args: string[] = [], options: Electron.ForkOptions = {}) => {
    const worker = new Worker(new URL('./utility-entry.ts', import.meta.url), { workerData: { entry: entry.href } });
    const emitter = new EventEmitter();
    worker.on('message', (message: unknown) => emitter.emit('message', message));
    worker.on('exit', (code) => emitter.emit('exit', code));
    worker.on('error', (error) => emitter.emit('error', error));
    forks.push({ path, options, worker });
    const double = Object.assign(emitter, {
      postMessage: (data: unknown, transfer: Electron.MessagePortMain[] = []) => {
        const ports = transfer.map(nodePortOf);
        worker.postMessage({ data, ports }, ports);
      },
      kill: () => {
        void worker.terminate();
        return true;
      },
    }) satisfies Surface;
    return double;
  };
  return { utilityProcess: { fork }, forks };
};
