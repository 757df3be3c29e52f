import { Worker } from 'node:worker_threads';
import { type RunOptions, runWorker } from '../platform/run-worker.ts';

/** Every thread the core starts, by name. Literal URLs: the bundler finds the entries by them. */
const ENTRIES = {
  transfer: new URL('./workers/transfer.ts', import.meta.url),
  planning: new URL('./workers/planning.ts', import.meta.url),
};
export type WorkerName = keyof typeof ENTRIES;
export type RunNamedWorker = (name: WorkerName, data: unknown, options?: RunOptions) => Promise<unknown>;

export const runNamedWorker: RunNamedWorker = (name, data, options) => runWorker(ENTRIES[name], data, options);

/** A thread that stays and answers messages; its entry has a protocol of its own. */
export const startWorker = (name: WorkerName, data: unknown): Worker => new Worker(ENTRIES[name], { workerData: data });
