import { heldCode } from '../../../shared/domain/status.ts';
import type { Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';
import { createRunner, immediate, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import type { Tally } from './tally.ts';

/** What the engine changes about queued messages beside sending them. */
export function createRoutes(db: Db, tally: Tally): Pick<Sync<Outbox>, 'reroute' | 'release' | 'noteLook'> {
  const run = createRunner(db);
  return {
    reroute: immediate(db, ({ campaignId, from, to, price, now }) => {
      const chosen = sql`campaign_id = ${campaignId} AND state = 0 AND route = ${from}`;
      const { n, more } = run.get<{ n: number; more: number | null }>(
        sql`SELECT count(*) AS n, sum(parts * ${price} - cost) AS more FROM messages WHERE ${chosen}`,
      ) ?? { n: 0, more: 0 };
      if (n === 0) return 0;
      run.run(sql`UPDATE messages SET route = ${to}, cost = parts * ${price}, retry_at = ${now}, code = NULL
        WHERE ${chosen}`);
      tally.reprice(campaignId, more ?? 0);
      tally.flush();
      return n;
    }),
    release: immediate(
      db,
      ({ campaignId, carrier, now }) =>
        run.run(sql`UPDATE messages SET retry_at = ${now}, code = NULL
          WHERE campaign_id = ${campaignId} AND state = 0 AND code = ${heldCode(carrier)}`).changes,
    ),
    noteLook: immediate(db, (messageId, { at, result, evidence }) => {
      run.run(sql`INSERT OR IGNORE INTO looks (message_id, attempt, at, result, evidence)
        SELECT id, attempts, ${at}, ${result}, ${evidence} FROM messages WHERE id = ${messageId}`);
    }),
  };
}
