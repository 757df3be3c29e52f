import type { Db } from './connection.ts';

export type Counter = 'contacts' | 'bin' | 'version';

/** Kept in the same transaction as what they count; `version` moves with contacts, labels and the blacklist. */
export function createCounters(db: Db) {
  const add = db.prepare('UPDATE counters SET value = value + ? WHERE name = ?');
  const get = db.prepare<[string], number>('SELECT value FROM counters WHERE name = ?').pluck();
  return {
    add: (name: Counter, by: number): void => void add.run(by, name),
    /** marks the address book as changed */
    touch: (): void => void add.run(1, 'version'),
    get: (name: Counter): number => get.get(name) ?? 0,
  };
}
export type Counters = ReturnType<typeof createCounters>;
