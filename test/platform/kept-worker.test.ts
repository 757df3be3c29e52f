import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createKeptWorker, type KeptWorker } from '../../electron/platform/kept-worker.ts';
import { spawnWorker } from '../../electron/platform/run-worker.ts';

const ENTRY = new URL('../support/platform/worker-entry.ts', import.meta.url);
let started: Worker[] = [];
let kept: KeptWorker | undefined;

function keptWorker(waitMs?: number): KeptWorker {
  started = [];
  kept = createKeptWorker(() => {
    const worker = spawnWorker(ENTRY);
    started.push(worker);
    return worker;
  }, waitMs);
  return kept;
}

describe('a thread that waits for the next task', () => {
  afterEach(() => kept?.close());

  it('takes it, when it was to be kept', async () => {
    const worker = keptWorker();
    const first = await worker.run('thread', { keep: true });
    const seen: unknown[] = [];
    expect(await worker.run('count', { keep: true, onProgress: (value) => seen.push(value) })).toEqual({ rows: 3 });
    expect(seen).toEqual([1, 2, 3]);
    expect(await worker.run('thread')).toBe(first);
    expect(await worker.run('thread')).not.toBe(first);
  });

  it('ends after a failure, and the next task finds another', async () => {
    const worker = keptWorker();
    const first = await worker.run('thread', { keep: true });
    await expect(worker.run('refuse', { keep: true })).rejects.toMatchObject({ code: 'FILE_NO_ROWS' });
    expect(await worker.run('thread')).not.toBe(first);
  });

  it('is one: tasks beside each other have threads of their own, of which one stays', async () => {
    const worker = keptWorker();
    const [a, b] = await Promise.all([worker.run('thread', { keep: true }), worker.run('thread', { keep: true })]);
    expect(a).not.toBe(b);
    expect([a, b]).toContain(await worker.run('thread', { keep: true }));
    expect(started).toHaveLength(2);
  });

  it('is not waited for once it has died', async () => {
    const worker = keptWorker();
    await worker.run('die later', { keep: true });
    await once(started[0] as Worker, 'exit');
    expect(await worker.run('count')).toEqual({ rows: 3 });
  });

  it('is let go after a while, and when all ends', async () => {
    const worker = keptWorker(1);
    await worker.run('count', { keep: true });
    await once(started[0] as Worker, 'exit');
    await worker.run('count', { keep: true });
    await worker.close();
    expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });

  it('is cancelled in mid-task like any other', async () => {
    const worker = keptWorker();
    const stop = new AbortController();
    const run = worker.run('busy', { keep: true, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(worker.run('count', { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
