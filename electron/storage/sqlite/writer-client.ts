import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OpenOptions } from './open-bulk.ts';
import type { CallWriter } from './storage-methods.ts';
import type { WriterFailure, WriterReply, WriterRequest, WriterStart } from './writer-protocol.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

function errorOf(failure: WriterFailure): Error {
  if (failure.kind === 'app') return new AppError(failure.code, failure.data);
  const error = new Error(failure.message);
  error.stack = failure.stack;
  return failure.code === null ? error : Object.assign(error, { code: failure.code });
}

/** Starts the writer thread. When it dies, whatever waits for it and whatever is asked later fails with its error. */
export async function startWriter({
  file,
  key,
  journal,
  workerUrl = new URL('./writer-worker.ts', import.meta.url),
}: OpenOptions & { workerUrl?: URL }): Promise<{ call: CallWriter; close: () => Promise<void> }> {
  const start: WriterStart = { file, key: key ?? null, journal: journal ?? null };
  const worker = new Worker(workerUrl, { workerData: start });
  const waiting = new Map<number, Waiting>();
  let dead: Error | null = null;
  let last = 0;

  const fail = (error: Error): void => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  worker.on('message', (reply: WriterReply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failure' in reply) one?.reject(errorOf(reply.failure));
    else one?.resolve(reply.value);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the writer thread has ended')));

  const wait = (id: number, request: WriterRequest | null): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead !== null) return reject(dead);
      waiting.set(id, { resolve, reject });
      if (request !== null) worker.postMessage(request);
    });

  await wait(0, null);
  return {
    call(store, method, args) {
      last++;
      return wait(last, { id: last, store, method, args });
    },
    async close() {
      if (dead !== null) return;
      last++;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await wait(last, { id: last, close: true });
      await ended;
    },
  };
}
