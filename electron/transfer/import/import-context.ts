import { AppError } from '../../../shared/contract/errors.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import type { FilePath } from '../open-source.ts';

/** What a file task gets from the thread it runs on. */
export interface ImportContext {
  bulk: BulkStorage;
  files: FilePath;
  /** rows; `total` is an estimate until the file is read, null where nothing is known */
  progress(done: number, total: number | null): void;
  /** readable from a loop that never yields (a flag in shared memory) */
  cancelled(): boolean;
  /** ms UTC */
  now(): number;
}

export function stopIfCancelled(ctx: Pick<ImportContext, 'cancelled'>): void {
  if (ctx.cancelled()) throw new AppError('CANCELLED');
}

/** Rows between two looks at the flag, and between two words about progress: a message to another thread costs. */
export const LOOK_EVERY = 512;
export const TELL_EVERY = 4096;
