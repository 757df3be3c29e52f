import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { damaged } from '../limits.ts';

/** Random access to a file; reading beyond its end is FILE_DAMAGED. */
export interface FileWindow {
  size: number;
  bytes(offset: number, length: number): Buffer;
  /** up to `into.length` bytes, how many there were */
  fill(offset: number, into: Buffer): number;
  close(): void;
}

export function openFile(path: string): FileWindow {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    throw new AppError('FILE_MISSING');
  }
  const stat = fstatSync(fd);
  if (!stat.isFile()) {
    closeSync(fd);
    throw new AppError('FILE_MISSING');
  }
  const { size } = stat;
  const fill = (offset: number, into: Buffer): number => {
    let read = 0;
    while (read < into.length) {
      const n = readSync(fd, into, read, into.length - read, offset + read);
      if (n === 0) break;
      read += n;
    }
    return read;
  };
  return {
    size,
    fill,
    bytes(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size) throw damaged('zip');
      const into = Buffer.allocUnsafe(length);
      if (fill(offset, into) !== length) throw damaged('zip');
      return into;
    },
    close: () => closeSync(fd),
  };
}
