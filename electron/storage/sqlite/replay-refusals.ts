import type { BlacklistSource } from '../../../shared/domain/status.ts';
import type { Refused } from '../journal/line.ts';
import type { Db } from './connection.ts';
import { createForgotten } from './forgotten.ts';
import { createRunner, sql } from './sql.ts';
import type { WriteStores } from './stores.ts';

/** Who refused, and whose refusal was taken back, in its order; how many entries changed. */
export function replayRefusals(db: Db, { contacts }: WriteStores, rows: readonly Refused[]): number {
  const run = createRunner(db);
  const forgotten = createForgotten(db);
  let changed = 0;
  for (const { number, at, what, source, channelId, reason, proof } of rows) {
    // one channel's refusal comes with that channel's next answer; a customer deleted since stays deleted
    if (channelId !== null || forgotten.find(number) !== null) continue;
    const known = run.get(
      sql`SELECT 1 FROM blacklist_history WHERE number = ${number} AND at = ${at} AND what = ${what}`,
    );
    if (known !== undefined) continue;
    if (what === 'removed') changed += contacts.unblacklist([number], reason, at);
    else changed += contacts.blacklist([{ number, source: source as BlacklistSource, reason, proof }], at).added;
  }
  return changed;
}
