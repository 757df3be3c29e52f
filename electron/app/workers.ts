import { Worker } from 'node:worker_threads';
import { createKeptWorker, type KeptWorker } from '../platform/kept-worker.ts';
import { spawnWorker } from '../platform/run-worker.ts';

/** Every thread the core starts, by name. Literal URLs: the bundler finds the entries by them. */
const ENTRIES = {
  transfer: new URL('./workers/transfer.ts', import.meta.url),
  planning: new URL('./workers/planning.ts', import.meta.url),
  backup: new URL('./workers/backup.ts', import.meta.url),
  importWriter: new URL('./workers/import-writer.ts', import.meta.url),
};
type WorkerName = keyof typeof ENTRIES;

/** A thread for one task. */
export const taskWorker = (name: WorkerName, maxHeapMb: number): Worker => spawnWorker(ENTRIES[name], { maxHeapMb });

/** Threads that take one task after another; see `serveTask`. */
export const keptWorker = (name: WorkerName, maxHeapMb: number): KeptWorker =>
  createKeptWorker(() => taskWorker(name, maxHeapMb));

/** A thread that stays and answers messages; its entry has a protocol of its own. */
export const startWorker = (name: WorkerName, data: unknown): Worker => new Worker(ENTRIES[name], { workerData: data });
