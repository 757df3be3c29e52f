import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../electron/platform/logger.ts';
import { createRandom } from '../../electron/platform/random.ts';
import { createJobs } from '../../electron/services/jobs.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { createFakeClock } from '../support/engine/fake-clock.ts';

function setUp() {
  const clock = createFakeClock();
  const told: Job[] = [];
  const emit = (topic: string, data: unknown) => void (topic === 'job' && told.push(data as Job));
  const jobs = createJobs({ clock, random: createRandom(), logger: silentLogger, emit });
  return { clock, told, jobs };
}

describe('a job', () => {
  it('tells at most ten times a second, with rows a second and the time left', async () => {
    const { clock, told, jobs } = setUp();
    jobs.start('import.run', async ({ onProgress }) => {
      for (let done = 1; done <= 1000; done += 1) {
        clock.advance(1);
        onProgress(done * 10, 20_000);
      }
      return 'result';
    });
    await jobs.stop();
    expect(told.length).toBeLessThanOrEqual(12);
    expect(told.at(-2)).toMatchObject({ state: 'running', rowsPerSecond: 10_000 });
    expect(told.at(-2)?.leftMs).toBe((20_000 - (told.at(-2)?.done ?? 0)) / 10);
    expect(told.at(-1)).toMatchObject({ state: 'done', result: 'result', leftMs: 0, error: null });
  });

  it('ends as cancelled when asked to stop, as failed with its code, and a bug without its message', async () => {
    const { jobs } = setUp();
    const cancelled = jobs.start('import.run', ({ signal }) => {
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(new AppError('CANCELLED')));
      return promise;
    });
    const failed = jobs.start('import.check', () => Promise.reject(new AppError('FILE_BOMB', { part: 'sheet1.xml' })));
    const broken = jobs.start('import.check', () => Promise.reject(new Error('13800138000')));
    await jobs.handlers['jobs.cancel'](cancelled);
    await jobs.stop();
    expect(await jobs.handlers['jobs.get'](cancelled)).toMatchObject({ state: 'cancelled' });
    expect((await jobs.handlers['jobs.get'](failed)).error).toEqual({
      code: 'FILE_BOMB',
      data: { part: 'sheet1.xml' },
    });
    const { error } = await jobs.handlers['jobs.get'](broken);
    expect(error?.code).toBe('INTERNAL');
    expect(JSON.stringify(error)).not.toContain('13800138000');
    await expect(jobs.handlers['jobs.get']({ jobId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
