import type { SystemStore } from '../../platform/secrets.ts';
import type { FromCore, SecretTask } from './core-protocol.ts';

export interface RemoteStore extends SystemStore {
  /** main's answer; null: the store could not do it */
  answer(id: number, value: string | null): void;
}

/** The system's key store as the core process sees it: questions to main, answered by number. */
export const createRemoteStore = (
  about: { backend: string; available: boolean },
  send: (message: FromCore) => void,
): RemoteStore => {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let last = 0;
  const ask = (task: SecretTask, value: string): Promise<string> => {
    last += 1;
    const waiter = Promise.withResolvers<string>();
    waiting.set(last, waiter);
    send({ kind: 'secret', id: last, task, value });
    return waiter.promise;
  };
  return {
    ...about,
    encrypt: (plain) => ask('encrypt', plain),
    decrypt: (sealed) => ask('decrypt', sealed),
    answer: (id, value) => {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (value === null) waiter?.reject(new Error('the system key store refused'));
      else waiter?.resolve(value);
    },
  };
};
