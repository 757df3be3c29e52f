import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportWritten } from '../../storage/bulk-storage.ts';
import type { FilePath } from '../open-source.ts';
import type { KnownRefusals } from './known-refusals.ts';
import type { ImportPiece, WriteJob } from './write-rows.ts';

/** Where the rows go while the source is still being read. */
export interface RowSink {
  /** numbers on the blacklist, for marking rows */
  blacklisted(): Promise<KnownRefusals>;
  /** waits while the writing is far behind; throws when it has failed: `giveUp` then tells why */
  push(piece: ImportPiece): void;
  /** after the last piece: resolves when everything is stored */
  written(): Promise<ImportWritten>;
  /** waits until the transaction is rolled back, then throws what ended it: the writing's own failure, else `error` */
  giveUp(error: unknown): Promise<never>;
}

/** What a file task gets from the thread it runs on. */
export interface TransferContext {
  files: FilePath;
  /** rows; `total` is an estimate until the file is read, null where nothing is known */
  progress(done: number, total: number | null): void;
  /** readable from a loop that never yields (a flag in shared memory) */
  cancelled(): boolean;
  /** ms UTC */
  now(): number;
}

export interface ImportContext extends TransferContext {
  /** starts the other half of the import, `writeRows` */
  write(job: WriteJob): RowSink;
}

export function stopIfCancelled(ctx: Pick<TransferContext, 'cancelled'>): void {
  if (ctx.cancelled()) throw new AppError('CANCELLED');
}

/** Rows between two looks at the flag, and between two words about progress: a message to another thread costs. */
export const LOOK_EVERY = 512;
export const TELL_EVERY = 4096;
