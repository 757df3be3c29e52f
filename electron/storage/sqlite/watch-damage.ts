import { AppError } from '../../../shared/contract/errors.ts';
import type { Storage } from '../storage.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

/** The same storage; says so once when a read or a write meets a damaged page. */
export function watchDamage(storage: Storage, onDamaged: () => void): Storage {
  let said = false;
  const watched =
    (method: Method): Method =>
    async (...args) => {
      try {
        return await method(...args);
      } catch (error) {
        if (error instanceof AppError && error.code === 'DATABASE_DAMAGED' && !said) {
          said = true;
          onDamaged();
        }
        throw error;
      }
    };
  const { close, ...stores } = storage;
  const wrapped = Object.entries(stores).map(([name, store]) => [
    name,
    Object.fromEntries(Object.entries(store).map(([key, method]) => [key, watched(method as Method)])),
  ]);
  return { ...Object.fromEntries(wrapped), close } as Storage;
}
