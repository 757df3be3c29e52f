import type { Storage } from '../storage.ts';

/** A store as this folder writes it: the same methods, answering at once. */
export type Sync<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never;
};

export type StoreName = Exclude<keyof Storage, 'close'>;
export type SyncStores = { [S in StoreName]: Sync<Storage[S]> };
/** Some methods of each store. */
export type SomeStores = { [S in StoreName]: Partial<Sync<Storage[S]>> };
