import { AppError } from '../../../shared/contract/errors.ts';

/**
 * The one place where SQLite's codes become errors a person can act on. Anything unlisted stays what it was: a bug.
 */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new AppError('DISK_FULL', { sqlite: code });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || READ_ONLY.has(code)) {
    return new AppError('DATA_FOLDER_READ_ONLY', { sqlite: code });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('DATABASE_DAMAGED', { sqlite: code });
  }
  return error;
}

const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM', 'SQLITE_PERM']);

export function mapped<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asAppError(error);
  }
}
