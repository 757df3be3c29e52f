import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { WorkerReport, WorkerStart } from './run-worker.ts';

export interface Task {
  progress(value: unknown): void;
  /** cheap enough for every row */
  cancelled(): boolean;
  /** throws CANCELLED once cancelled */
  throwIfCancelled(): void;
}

/** The worker's side of `giveTask`: call once, at the top level of the entry file. */
export const serveTask = (work: (data: unknown, task: Task) => unknown): void => {
  const port = parentPort;
  if (!port) throw new Error('serveTask outside a worker thread');
  const send = (message: WorkerReport) => port.postMessage(message);

  port.on('message', async ({ data, cancelled, keep }: WorkerStart) => {
    const flag = new Int32Array(cancelled);
    const isCancelled = () => Atomics.load(flag, 0) === 1;
    const task: Task = {
      progress: (value) => send({ kind: 'progress', value }),
      cancelled: isCancelled,
      throwIfCancelled: () => {
        if (isCancelled()) throw new AppError('CANCELLED');
      },
    };
    try {
      const value = await work(data, task);
      send({ kind: 'done', value });
      if (keep) return;
    } catch (error) {
      if (error instanceof AppError) send({ kind: 'failed', error: { code: error.code, data: error.data } });
      else send({ kind: 'crashed', name: error instanceof Error ? error.name : 'Error', stack: stackOf(error) });
    }
    port.close();
  });
};

const stackOf = (error: unknown): string => (error instanceof Error && error.stack ? error.stack : '');
