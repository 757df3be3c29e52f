import { type Transferable, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { AppError, wireError } from '../../shared/contract/errors.ts';

/** How long a cancelled worker may take to stop by itself before it is ended. */
const CANCEL_GRACE_MS = 5000;
/** Work that makes millions of short-lived strings took 170 MB more with the default of 48: garbage that merely waits. */
const YOUNG_MB = 12;

const report = z.union([
  z.object({ kind: z.literal('progress'), value: z.unknown() }),
  z.object({ kind: z.literal('done'), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), error: wireError }),
  z.object({ kind: z.literal('crashed'), name: z.string(), stack: z.string() }),
]);
export type WorkerReport = z.infer<typeof report>;

/** One task, sent to a worker that waits for it. */
export interface WorkerStart {
  data: unknown;
  /** one int, 1 once cancelled: readable from a loop that never yields */
  cancelled: SharedArrayBuffer;
  /** wait for another task afterwards */
  keep: boolean;
}

export interface RunOptions {
  onProgress?(value: unknown): void;
  signal?: AbortSignal;
  /** the worker waits for another task when this one went well */
  keep?: boolean;
  /** what of the data moves to the worker */
  transfer?: Transferable[];
}

interface WorkerLimits {
  /** heap limit of the worker, MB */
  maxHeapMb?: number;
}

export const spawnWorker = (entry: URL, { maxHeapMb }: WorkerLimits = {}): Worker => {
  const limits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(entry, maxHeapMb ? { resourceLimits: limits } : {});
  // between two tasks nobody listens; its exit tells
  return worker.on('error', () => {});
};

/**
 * Hands one task to a fresh or waiting worker (its entry calls `serveTask`) and resolves with what it returned. AppErrors
 * cross as such; abort ends in CANCELLED; running out of memory ends in FILE_BOMB, since only file readers have a limit.
 */
export const giveTask = (worker: Worker, data: unknown, options: RunOptions = {}): Promise<unknown> => {
  const { onProgress, signal, keep = false, transfer } = options;
  const cancelled = new SharedArrayBuffer(4);
  worker.postMessage({ data, cancelled, keep } satisfies WorkerStart, transfer);
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const cancel = () => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
      grace = setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS);
    };
    const finish = (settle: () => void) => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancel);
      worker.off('message', hear).off('error', fail).off('exit', ended);
      settle();
    };
    const hear = (message: unknown) => {
      const parsed = report.parse(message);
      switch (parsed.kind) {
        case 'progress':
          onProgress?.(parsed.value);
          break;
        case 'done':
          finish(() => resolve(parsed.value));
          break;
        case 'failed':
          finish(() => reject(new AppError(parsed.error.code, parsed.error.data)));
          break;
        case 'crashed': {
          const error = new Error('worker crashed');
          error.name = parsed.name;
          error.stack = parsed.stack;
          finish(() => reject(error));
          break;
        }
      }
    };
    const fail = (error: Error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(() => reject(outOfMemory ? new AppError('FILE_BOMB', { reason: 'memory' }) : error));
    };
    const ended = (code: number) =>
      finish(() => reject(signal?.aborted ? new AppError('CANCELLED') : new Error(`worker exited with ${code}`)));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', hear).on('error', fail).on('exit', ended);
  });
};
