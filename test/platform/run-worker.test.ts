import { describe, expect, it } from 'vitest';
import { giveTask, type RunOptions, spawnWorker } from '../../electron/platform/run-worker.ts';

const ENTRY = new URL('../support/platform/worker-entry.ts', import.meta.url);

const runWorker = (data: string, options: RunOptions = {}, maxHeapMb?: number) =>
  giveTask(spawnWorker(ENTRY, maxHeapMb ? { maxHeapMb } : {}), data, options);

describe('a task on a worker thread', () => {
  it('reports progress and resolves with its result', async () => {
    const seen: unknown[] = [];
    expect(await runWorker('count', { onProgress: (value) => seen.push(value) })).toEqual({ rows: 3 });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('hands over an expected failure with its data, and a bug by its name', async () => {
    await expect(runWorker('refuse')).rejects.toMatchObject({ code: 'FILE_NO_ROWS', data: { sheet: 2 } });
    await expect(runWorker('bug')).rejects.toMatchObject({ name: 'RangeError' });
  });

  it('is cancelled in a loop that never yields', async () => {
    const stop = new AbortController();
    const run = runWorker('busy', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('that runs out of memory takes nothing else with it', async () => {
    await expect(runWorker('eat', {}, 32)).rejects.toMatchObject({ code: 'FILE_BOMB' });
  });

  it('that dies is a failure, not a wait for ever', async () => {
    await expect(runWorker('die')).rejects.toThrow('worker exited with 3');
  });
});
