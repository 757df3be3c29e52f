import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { Logger, Random } from '../platform/ports.ts';
import type { ServiceDeps } from './deps.ts';
import type { TransferRun } from './transfer-tasks.ts';
import { required } from './valid-number.ts';

/** Windows are told at most ten times a second. */
const EVERY_MS = 100;
const KEPT = 100;

interface Entry {
  job: Job;
  abort: AbortController;
  startedAt: number;
  toldAt: number;
  ended: Promise<void>;
}

export interface Jobs {
  start(kind: Job['kind'], work: (run: TransferRun) => Promise<unknown>): { jobId: string };
  handlers: Pick<Handlers, 'jobs.get' | 'jobs.cancel'>;
  running(kind: Job['kind']): boolean;
  /** cancels what runs and waits for its end */
  stop(): Promise<void>;
}

/** Long tasks with progress, remaining time and a cancel that works. */
export function createJobs({
  clock,
  random,
  logger,
  emit,
}: Pick<ServiceDeps, 'clock' | 'random' | 'logger' | 'emit'>): Jobs {
  const entries = new Map<string, Entry>();

  const tell = (entry: Entry, change: Partial<Job>, force: boolean) => {
    Object.assign(entry.job, change);
    const now = clock.monotonic();
    if (!force && now - entry.toldAt < EVERY_MS) return;
    entry.toldAt = now;
    emit('job', { ...entry.job });
  };

  const run = async (entry: Entry, work: (run: TransferRun) => Promise<unknown>) => {
    const onProgress = (done: number, total: number | null) =>
      tell(entry, { done, total, ...pace(clock.monotonic() - entry.startedAt, done, total) }, false);
    try {
      const result = await work({ onProgress, signal: entry.abort.signal });
      tell(entry, { state: 'done', result, leftMs: 0 }, true);
    } catch (error) {
      tell(entry, { ...failure(error, logger, random), leftMs: null }, true);
    }
  };

  return {
    start(kind, work) {
      const jobId = random.hex(8);
      const job: Job = {
        jobId,
        kind,
        state: 'running',
        done: 0,
        total: null,
        rowsPerSecond: 0,
        leftMs: null,
        error: null,
      };
      const abort = new AbortController();
      const entry: Entry = { job, abort, startedAt: clock.monotonic(), toldAt: 0, ended: Promise.resolve() };
      entries.set(jobId, entry);
      entry.ended = run(entry, work);
      forgetOldest(entries);
      return { jobId };
    },
    handlers: {
      'jobs.get': async ({ jobId }) => ({ ...required(entries.get(jobId)).job }),
      'jobs.cancel': async ({ jobId }) => {
        required(entries.get(jobId)).abort.abort();
        return {};
      },
    },
    running: (kind) => [...entries.values()].some(({ job }) => job.kind === kind && job.state === 'running'),
    async stop() {
      for (const { abort } of entries.values()) abort.abort();
      await Promise.all([...entries.values()].map(({ ended }) => ended));
    },
  };
}

function pace(elapsedMs: number, done: number, total: number | null): Pick<Job, 'rowsPerSecond' | 'leftMs'> {
  const perMs = elapsedMs > 0 ? done / elapsedMs : 0;
  const leftMs = total === null || perMs === 0 ? null : Math.max(0, Math.round((total - done) / perMs));
  return { rowsPerSecond: Math.round(perMs * 1000), leftMs };
}

function failure(error: unknown, logger: Logger, random: Random): Pick<Job, 'state' | 'error'> {
  if (error instanceof AppError) {
    const { code, data } = error;
    return { state: code === 'CANCELLED' ? 'cancelled' : 'failed', error: { code, data } };
  }
  const logId = random.hex(3);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  logger.error('job.internal', {
    logId,
    name: error instanceof Error ? error.name : 'unknown',
    frames: framesOf(stack),
  });
  return { state: 'failed', error: { code: 'INTERNAL', data: { logId } } };
}

/** Where it happened, without the message: that may quote a cell. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ');

function forgetOldest(entries: Map<string, Entry>): void {
  for (const [jobId, { job }] of entries) {
    if (entries.size <= KEPT) return;
    if (job.state !== 'running') entries.delete(jobId);
  }
}
