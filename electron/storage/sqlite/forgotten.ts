import { createHmac } from 'node:crypto';
import type { BlacklistSource } from '../../../shared/domain/status.ts';
import type { Db } from './connection.ts';

interface Kept {
  source: BlacklistSource;
  created_at: number;
}

/**
 * Refusals of deleted customers, by HMAC-SHA-256 of the number under a secret of this database: the number is gone, and
 * still a later import of it is known to have refused (个人信息保护法 art. 47). The secret lies in the encrypted file, so that it
 * is never backed up or lost apart from the hashes.
 */
export function createForgotten(db: Db) {
  const secretOf = db.prepare<[], Buffer>('SELECT secret FROM opt_out_secret').pluck();
  const any = db.prepare<[], number>('SELECT 1 FROM forgotten LIMIT 1').pluck();
  const find = db.prepare<[Buffer], Kept>('SELECT source, created_at FROM forgotten WHERE hash = ?');
  const keep = db.prepare('INSERT OR IGNORE INTO forgotten (hash, source, created_at) VALUES (?, ?, ?)');
  const drop = db.prepare('DELETE FROM forgotten WHERE hash = ?');
  let secret: Buffer | null = null;
  const hashOf = (number: string): Buffer => {
    secret ??= secretOf.get() ?? Buffer.alloc(0);
    return createHmac('sha256', secret).update(number).digest();
  };
  return {
    /** cheap where nothing was ever forgotten */
    any: (): boolean => any.get() === 1,
    find: (number: string): Kept | null => (any.get() === 1 ? (find.get(hashOf(number)) ?? null) : null),
    keep: (number: string, { source, created_at }: Kept): void => void keep.run(hashOf(number), source, created_at),
    /** what it takes to know a forgotten number elsewhere; null = none */
    all(): { secret: Uint8Array; hashes: Set<string> } | null {
      if (any.get() !== 1) return null;
      const rows = db.prepare<[], Buffer>('SELECT hash FROM forgotten').pluck().all();
      return {
        secret: secretOf.get() ?? Buffer.alloc(0),
        hashes: new Set(rows.map((hash) => hash.toString('base64'))),
      };
    },
    drop: (number: string): boolean => any.get() === 1 && drop.run(hashOf(number)).changes > 0,
  };
}
export type Forgotten = ReturnType<typeof createForgotten>;
