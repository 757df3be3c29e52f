import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { WorkerReport, WorkerStart } from './run-worker.ts';

export interface Task {
  progress(value: unknown): void;
  /** cheap enough for every row */
  cancelled(): boolean;
  /** throws CANCELLED once cancelled */
  throwIfCancelled(): void;
}

/** The worker's side of `runWorker`: call once, at the top level of the entry file. */
export const serveTask = (work: (data: unknown, task: Task) => unknown): void => {
  const port = parentPort;
  if (!port) throw new Error('serveTask outside a worker thread');
  const { data, cancelled } = workerData as WorkerStart;
  const flag = new Int32Array(cancelled);
  const send = (message: WorkerReport) => port.postMessage(message);
  const isCancelled = () => Atomics.load(flag, 0) === 1;
  const task: Task = {
    progress: (value) => send({ kind: 'progress', value }),
    cancelled: isCancelled,
    throwIfCancelled: () => {
      if (isCancelled()) throw new AppError('CANCELLED');
    },
  };
  Promise.resolve()
    .then(() => work(data, task))
    .then(
      (value) => send({ kind: 'done', value }),
      (error: unknown) => {
        if (error instanceof AppError) send({ kind: 'failed', error: { code: error.code, data: error.data } });
        else send({ kind: 'crashed', name: error instanceof Error ? error.name : 'Error', stack: stackOf(error) });
      },
    )
    .finally(() => port.close());
};

const stackOf = (error: unknown): string => (error instanceof Error && error.stack ? error.stack : '');
