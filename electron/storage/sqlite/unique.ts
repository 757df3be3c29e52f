import { AppError } from '../../../shared/contract/errors.ts';

/** Runs a write of a name that must be unique. */
export function unlessTaken<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') {
      throw new AppError('NAME_EXISTS', { name });
    }
    throw error;
  }
}
