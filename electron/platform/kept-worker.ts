import type { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { giveTask, type RunOptions } from './run-worker.ts';

/** A waiting thread holds some 30 MB; whoever has looked at a file usually goes on within this time. */
const WAIT_MS = 120_000;

export interface KeptWorker {
  /** as `giveTask`; with `keep`, the thread then waits for the next task, which is spared its start */
  run(data: unknown, options?: RunOptions): Promise<unknown>;
  close(): Promise<void>;
}

/** Tasks one beside the other each get a thread; at most one thread waits, and not for long. */
export function createKeptWorker(spawn: () => Worker, waitMs = WAIT_MS): KeptWorker {
  let waiting: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  const start = (): Worker => {
    const worker = spawn();
    return worker.once('exit', () => {
      if (waiting === worker) waiting = null;
    });
  };
  const take = (): Worker => {
    clearTimeout(timer);
    const worker = waiting ?? start();
    waiting = null;
    worker.ref();
    return worker;
  };
  const dismiss = async (): Promise<void> => {
    clearTimeout(timer);
    const worker = waiting;
    waiting = null;
    await worker?.terminate();
  };
  const keep = (worker: Worker): void => {
    if (waiting !== null) return void worker.terminate();
    waiting = worker;
    worker.unref();
    timer = setTimeout(() => void dismiss(), waitMs).unref();
  };

  return {
    async run(data, options = {}) {
      if (options.signal?.aborted) throw new AppError('CANCELLED');
      const worker = take();
      const output = await giveTask(worker, data, options);
      if (options.keep) keep(worker);
      return output;
    },
    close: dismiss,
  };
}
