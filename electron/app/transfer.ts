import type { Transfer, TransferTask } from '../services/transfer-tasks.ts';
import { keptWorker } from './workers.ts';

export interface TransferWorkerData {
  file: string;
  key: Uint8Array;
  task: string;
  input: unknown;
}

/** A million rows need about a third of this; a file that wants more is a bomb. */
const MAX_HEAP_MB = 1024;
/** After these the owner goes on with the same list: the next task finds a thread with its code loaded and compiled. */
const FOLLOWED: ReadonlySet<TransferTask> = new Set(['inspect', 'check']);

/** Runs each file task off the core's thread, with a database connection of its own. */
export function createTransfer({ file, key }: Pick<TransferWorkerData, 'file' | 'key'>): {
  transfer: Transfer;
  close(): Promise<void>;
} {
  const worker = keptWorker('transfer', MAX_HEAP_MB);
  return {
    transfer: async (task, input, run = {}) => {
      const { onProgress, signal } = run;
      const data: TransferWorkerData = { file, key, task, input };
      const output = await worker.run(data, {
        keep: FOLLOWED.has(task),
        ...(signal === undefined ? {} : { signal }),
        onProgress(value) {
          const { done, total } = value as { done: number; total: number | null };
          onProgress?.(done, total);
        },
      });
      // the worker is ours: what it returns is what the task promises
      return output as never;
    },
    close: worker.close,
  };
}
