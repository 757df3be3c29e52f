import type { Transfer } from '../services/transfer-tasks.ts';
import { runNamedWorker } from './workers.ts';

export interface TransferWorkerData {
  file: string;
  key: Uint8Array;
  task: string;
  input: unknown;
}

/** A million rows need about a third of this; a file that wants more is a bomb. */
const MAX_HEAP_MB = 1024;

/** Runs each file task on a fresh thread with a database connection of its own. */
export function createTransfer({ file, key }: Pick<TransferWorkerData, 'file' | 'key'>): Transfer {
  return async (task, input, run = {}) => {
    const { onProgress, signal } = run;
    const data: TransferWorkerData = { file, key, task, input };
    const output = await runNamedWorker('transfer', data, {
      maxHeapMb: MAX_HEAP_MB,
      ...(signal === undefined ? {} : { signal }),
      onProgress(value) {
        const { done, total } = value as { done: number; total: number | null };
        onProgress?.(done, total);
      },
    });
    // the worker is ours: what it returns is what the task promises
    return output as never;
  };
}
