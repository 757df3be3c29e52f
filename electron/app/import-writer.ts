import { AppError } from '../../shared/contract/errors.ts';
import { giveTask } from '../platform/run-worker.ts';
import { createSliceChannel, type SliceEnd } from '../platform/slice-channel.ts';
import type { ImportWritten } from '../storage/bulk-storage.ts';
import { type ForgottenNumbers, type KnownRefusals, knownRefusals } from '../transfer/import/known-refusals.ts';
import type { ImportPiece, RowSink, WriteJob } from '../transfer/transfer.ts';
import { taskWorker } from './workers.ts';

interface Book {
  file: string;
  key?: Uint8Array | undefined;
}
export interface ImportWriterData extends Book {
  job: WriteJob;
  pieces: SliceEnd;
}

export interface WriterSaid {
  numbers: ReadonlySet<string>;
  forgotten: ForgottenNumbers | null;
}

/** Slices of a thousand rows that may wait: enough that neither thread idles when the other pauses for a moment. */
const LAG = 8;
const MAX_HEAP_MB = 512;

/** The writing half of an import on a thread and a connection of its own, started at once. */
export function startImportWriter({ file, key }: Book, job: WriteJob, cancelled: () => boolean): RowSink {
  const { send, end } = createSliceChannel<ImportPiece>(LAG);
  const stop = new AbortController();
  const data: ImportWriterData = { file, key, job, pieces: end };
  const ready = Promise.withResolvers<KnownRefusals>();
  const written = giveTask(taskWorker('importWriter', MAX_HEAP_MB), data, {
    signal: stop.signal,
    // the one word the writer says before it begins
    onProgress: (said) => {
      const { numbers, forgotten } = said as WriterSaid;
      ready.resolve(knownRefusals(numbers, forgotten));
    },
    transfer: [end.port],
  }) as Promise<ImportWritten>;
  // whoever pushes learns of a failure from the channel, and why from the promise
  written.catch(ready.reject);
  ready.promise.catch(() => {});
  const look = () => {
    if (cancelled()) throw new AppError('CANCELLED');
  };
  return {
    blacklisted: () => ready.promise,
    push: (piece) => send(piece, look),
    written: () => written,
    async giveUp(error) {
      stop.abort();
      await written.catch((own) => {
        if (!(own instanceof AppError && own.code === 'CANCELLED')) throw own;
      });
      throw error;
    },
  };
}
