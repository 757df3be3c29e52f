import { AppError } from '../../shared/contract/errors.ts';
import type { EngineDeps } from './deps.ts';
import { backoff } from './rules/backoff.ts';

const BASE_MS = 1000;
const CAP_MS = 30_000;

/** When the disk refuses: nothing new is claimed, everything sending is paused, results in hand are kept and retried. */
export interface StorageGuard {
  /** true from a failure until the campaigns could be paused */
  broken(): boolean;
  fail(error: unknown, where: string): void;
  /** tries until it is written or the engine stops (then once more); false = given up, start-up finds it unknown */
  insist(write: () => Promise<void>, where: string): Promise<boolean>;
  stop(): void;
}

export const failureCode = (error: unknown): string => {
  if (error instanceof AppError) return error.code;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'INTERNAL';
};

export function createStorageGuard(
  { clock, random, logger }: Pick<EngineDeps, 'clock' | 'random' | 'logger'>,
  pauseAll: (detail: string) => Promise<void>,
): StorageGuard {
  const stopping = new AbortController();
  let broken = false;

  const nap = (n: number) => clock.sleep(backoff(n, BASE_MS, CAP_MS, random.next()), stopping.signal);

  async function mend(detail: string): Promise<void> {
    for (let n = 1; !stopping.signal.aborted; n += 1) {
      try {
        await pauseAll(detail);
        broken = false;
        return;
      } catch {
        await nap(n);
      }
    }
  }

  function fail(error: unknown, where: string): void {
    logger.error('engine.storage', { where, code: failureCode(error) });
    if (broken) return;
    broken = true;
    void mend(failureCode(error));
  }

  return {
    broken: () => broken,
    fail,
    async insist(write, where) {
      for (let n = 1; ; n += 1) {
        const last = stopping.signal.aborted;
        try {
          await write();
          return true;
        } catch (error) {
          fail(error, where);
          if (last) return false;
          await nap(n);
        }
      }
    },
    stop: () => stopping.abort(),
  };
}
