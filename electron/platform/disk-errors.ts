import { AppError } from '../../shared/contract/errors.ts';

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL = new Set(['ENOSPC', 'EDQUOT']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const hasCode = (error: unknown, code: string): boolean => codeOf(error) === code;

/** Turns what the file system says about the data folder into an expected failure; anything else stays a bug. */
export const explainDiskError = (error: unknown, dir: string): unknown => {
  const code = codeOf(error);
  if (READ_ONLY.has(code)) return new AppError('DATA_FOLDER_READ_ONLY', { dir });
  if (FULL.has(code)) return new AppError('DISK_FULL', { dir });
  return error;
};
