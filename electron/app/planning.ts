import type { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { Planning, PlanTask, PlanTasks } from '../services/deps.ts';
import type { PlanAnswer, PlanQuestion, PlanWorkerData } from './plan-protocol.ts';
import { startWorker } from './workers.ts';

/** a thread that starts, or renders, ends by itself at its next pause */
const CLOSE_GRACE_MS = 3_000;

interface Waiting {
  resolve(output: unknown): void;
  reject(error: Error): void;
}

/** The planning thread: started by the first question, kept with its audience in memory, started anew if it dies. */
export function createPlanning(data: PlanWorkerData): Planning & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let closing = false;
  let lastId = 0;

  const settle = (answer: PlanAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker?.unref();
    switch (answer.kind) {
      case 'done':
        return asker?.resolve(answer.output);
      case 'failed':
        return asker?.reject(new AppError(answer.code, answer.data));
      case 'crashed': {
        const error = new Error('planning failed');
        error.stack = answer.stack;
        return asker?.reject(error);
      }
    }
  };
  const failAll = (error: Error) => {
    worker = null;
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = startWorker('planning', data);
    started.on('message', settle);
    started.on('error', failAll);
    started.on('exit', () => {
      if (worker === started) failAll(closing ? new AppError('CANCELLED') : new Error('the planning thread ended'));
    });
    return started;
  };

  return {
    ask<T extends PlanTask>(task: T, input: PlanTasks[T]['input'], key?: string) {
      worker ??= start();
      lastId += 1;
      const question: PlanQuestion = { id: lastId, task, input, key: key ?? null };
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(question.id, { resolve, reject });
      worker.ref();
      worker.postMessage(question);
      return promise as Promise<PlanTasks[T]['output']>;
    },
    async close() {
      closing = true;
      if (worker === null) return;
      const ending = worker;
      const gone = new Promise((resolve) => ending.once('exit', resolve));
      ending.ref();
      ending.postMessage(null);
      const grace = setTimeout(() => void ending.terminate(), CLOSE_GRACE_MS);
      await gone;
      clearTimeout(grace);
    },
  };
}
