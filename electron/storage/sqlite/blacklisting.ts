import type { BlacklistSource } from '../../../shared/domain/status.ts';
import type { Db } from './connection.ts';

/** One entry more on the blacklist, and the mark on the contact that lets lists and audiences see it. */
export function createBlacklisting(db: Db) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO blacklist (number, source, reason, proof, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const mark = db.prepare('UPDATE contacts SET blocked = ? WHERE number = ?');
  const drop = db.prepare('DELETE FROM blacklist WHERE number = ?');
  const audit = db.prepare('INSERT INTO audit (at, what, detail) VALUES (?, ?, ?)');
  const touch = db.prepare("UPDATE counters SET value = value + 1 WHERE name = 'version'");
  return {
    /** false = it was there before and keeps its first entry */
    add(entry: { number: string; source: BlacklistSource; reason: string; proof: string }, now: number): boolean {
      if (insert.run(entry.number, entry.source, entry.reason, entry.proof, now).changes === 0) return false;
      touch.run();
      mark.run(entry.source === 'reply' ? 1 : 2, entry.number);
      return true;
    },
    remove(number: string, reason: string, now: number): boolean {
      if (drop.run(number).changes === 0) return false;
      touch.run();
      mark.run(0, number);
      audit.run(now, 'unblacklist', JSON.stringify({ number, reason }));
      return true;
    },
  };
}
export type Blacklisting = ReturnType<typeof createBlacklisting>;
