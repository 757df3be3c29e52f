import type { BlacklistSource } from '../../../shared/domain/status.ts';
import type { Db } from './connection.ts';
import { createForgotten } from './forgotten.ts';
import { sql } from './sql.ts';
import { STATE, type Tally } from './tally.ts';

/** `contacts.blocked` of an entry: 1 the person opted out of marketing, 2 never to be written to. */
export const BLOCKED = sql`CASE WHEN source IN ('reply', 'import') THEN 1 ELSE 2 END`;
/** Whether the owner lets notices through to those with `blocked` 1. */
export const NOTICES_ALLOWED = `coalesce((SELECT value ->> 'noticesToOptedOut' FROM settings WHERE key = 'app'), 0)`;

interface Queued {
  id: number;
  campaign_id: number;
  cost: number;
}

/** Entries of the blacklist, the mark on the contact, and what is queued for the number: always together. */
export function createBlacklisting(db: Db, tally: Tally) {
  const forgotten = createForgotten(db);
  const insert = db.prepare(
    'INSERT OR IGNORE INTO blacklist (number, source, reason, proof, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const mark = db.prepare('UPDATE contacts SET blocked = ? WHERE number = ?');
  const drop = db.prepare<[string], { source: BlacklistSource }>(
    'DELETE FROM blacklist WHERE number = ? RETURNING source',
  );
  const entryOf = db.prepare<[string], { source: BlacklistSource; created_at: number }>(
    'SELECT source, created_at FROM blacklist WHERE number = ?',
  );
  const gone = ['blacklist_history', 'channel_blocks', 'blocked_attempts'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE number = ?`),
  );
  const dropBlocks = db.prepare('DELETE FROM channel_blocks WHERE number = ?');
  const history = db.prepare(
    `INSERT INTO blacklist_history (number, at, what, source, channel_id, reason, proof) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const audit = db.prepare('INSERT INTO audit (at, what, detail) VALUES (?, ?, ?)');
  const touch = db.prepare("UPDATE counters SET value = value + 1 WHERE name = 'version'");
  const queuedFor = db.prepare<[string, number], Queued>(
    `SELECT m.id, m.campaign_id, m.cost FROM messages m JOIN campaigns c ON c.id = m.campaign_id
     WHERE m.number = ? AND m.state = 0 AND (c.kind = 'marketing' OR ? = 0 OR ${NOTICES_ALLOWED} = 0)`,
  );
  const exclude = db.prepare(`UPDATE messages SET state = ${STATE.excluded}, code = ? WHERE id = ?`);

  function excludeQueued(number: string, optedOut: boolean): void {
    for (const message of queuedFor.all(number, optedOut ? 1 : 0)) {
      exclude.run(optedOut ? 'OPTED_OUT' : 'BLACKLIST', message.id);
      tally.move(message.campaign_id, STATE.queued, STATE.excluded, 1, message.cost);
    }
  }

  return {
    forgotten,
    /** false = it was there before and keeps its first entry; queued messages are excluded either way */
    add(entry: { number: string; source: BlacklistSource; reason: string; proof: string }, now: number): boolean {
      const { number, source, reason, proof } = entry;
      const optedOut = source === 'reply' || source === 'import';
      excludeQueued(number, optedOut);
      if (insert.run(number, source, reason, proof, now).changes === 0) return false;
      forgotten.drop(number);
      touch.run();
      mark.run(optedOut ? 1 : 2, number);
      return true;
    },
    /** a number that comes back into the book brings its refusal along: what `contacts.blocked` becomes, 0 = nothing */
    revive(number: string, now: number): number {
      const kept = forgotten.find(number);
      if (kept === null) return 0;
      forgotten.drop(number);
      const blocked = kept.source === 'reply' || kept.source === 'import' ? 1 : 2;
      insert.run(number, kept.source, '', '', kept.created_at);
      history.run(number, now, 'returned', kept.source, null, '', '');
      touch.run();
      mark.run(blocked, number);
      return blocked;
    },
    /** the customer is deleted for good: the refusal stays, as a hash, and the number goes */
    forget(number: string): void {
      const entry = entryOf.get(number);
      if (entry === undefined) return;
      forgotten.keep(number, entry);
      drop.get(number);
      for (const statement of gone) statement.run(number);
      touch.run();
    },
    remove(number: string, reason: string, now: number): boolean {
      const kept = forgotten.find(number);
      const source = drop.get(number)?.source ?? kept?.source;
      if (source === undefined) return false;
      if (kept !== null) forgotten.drop(number);
      dropBlocks.run(number);
      touch.run();
      mark.run(0, number);
      history.run(number, now, 'removed', source, null, reason, '');
      audit.run(now, 'unblacklist', JSON.stringify({ number, reason }));
      return true;
    },
    flush: (): number[] => tally.flush(),
  };
}
export type Blacklisting = ReturnType<typeof createBlacklisting>;
