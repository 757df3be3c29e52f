import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';

/** A file being written from start to end; a full disk is DISK_FULL, and an unfinished file can be taken back. */
export interface OutFile {
  readonly size: number;
  write(bytes: Uint8Array): void;
  /** over what was written before */
  patch(offset: number, bytes: Uint8Array): void;
  finish(): void;
  discard(): void;
}

function guardSpace<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('DISK_FULL');
    throw error;
  }
}

function writeAll(fd: number, bytes: Uint8Array, position: number | null): void {
  let at = 0;
  while (at < bytes.length) {
    at += writeSync(fd, bytes, at, bytes.length - at, position === null ? null : position + at);
  }
}

export function createOutFile(path: string): OutFile {
  const fd = guardSpace(() => openSync(path, 'w', 0o600));
  let size = 0;
  let open = true;
  const close = () => {
    if (open) closeSync(fd);
    open = false;
  };
  return {
    get size() {
      return size;
    },
    write(bytes) {
      guardSpace(() => writeAll(fd, bytes, size));
      size += bytes.length;
    },
    patch: (offset, bytes) => guardSpace(() => writeAll(fd, bytes, offset)),
    finish() {
      guardSpace(() => fsyncSync(fd));
      close();
    },
    discard() {
      close();
      rmSync(path, { force: true });
    },
  };
}
