import { REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import type { Refusal } from '../opt-out-store.ts';
import { NOTICES_ALLOWED } from './blacklisting.ts';
import type { Db } from './connection.ts';
import { createRunner, type Sql, sql } from './sql.ts';
import { STATE, type Tally } from './tally.ts';

type Block = Omit<Refusal, 'channelId'> & { channelId: number };

/** Whether a number opted out in a rehearsal: over one channel, or over any. */
export const rehearsedOptOut = (number: Sql, channelId?: Sql): Sql => sql`EXISTS (SELECT 1 FROM channel_blocks x
  WHERE x.number = ${number} AND ${channelId === undefined ? sql`1` : sql`x.channel_id = ${channelId}`}
  AND x.code = ${REHEARSED_OPT_OUT})`;

/** Refusals that count for one channel alone: the entry, its history, and what is queued over that channel. */
export function createChannelBlocking(db: Db, tally: Tally) {
  const run = createRunner(db);
  const noticesAllowed = { text: NOTICES_ALLOWED, values: [] };

  function log(what: 'added' | 'removed', { number, channelId, code, proof }: Block, reason: string, now: number) {
    const source = code === REHEARSED_OPT_OUT ? 'reply' : 'carrier';
    run.run(sql`INSERT INTO blacklist_history (number, at, what, source, channel_id, reason, proof)
      VALUES (${number}, ${now}, ${what}, ${source}, ${channelId}, ${reason}, ${proof})`);
    // the audience of a rehearsal looks at them
    run.run(sql`UPDATE counters SET value = value + 1 WHERE name = 'version'`);
  }

  /** only where this channel is the one that would send */
  function excludeQueued({ number, channelId, code }: Block): void {
    const rehearsed = code === REHEARSED_OPT_OUT;
    const refused = rehearsed ? sql`(c.kind = 'marketing' OR ${noticesAllowed} = 0)` : sql`1`;
    const queued = run.all<{ id: number; campaign_id: number; cost: number }>(
      sql`SELECT m.id, m.campaign_id, m.cost FROM messages m JOIN campaigns c ON c.id = m.campaign_id
        WHERE m.number = ${number} AND m.state = 0 AND m.route = 0 AND c.channel_id = ${channelId} AND ${refused}`,
    );
    const why = rehearsed ? code : 'CHANNEL_BLACKLIST';
    for (const message of queued) {
      run.run(sql`UPDATE messages SET state = ${STATE.excluded}, code = ${why} WHERE id = ${message.id}`);
      tally.move(message.campaign_id, STATE.queued, STATE.excluded, 1, message.cost);
    }
  }

  return {
    /** false = it was there before and keeps its first entry; queued messages are excluded either way */
    add(block: Block, now: number, reason = block.code): boolean {
      const { number, channelId, code, proof } = block;
      excludeQueued(block);
      const { changes } = run.run(sql`INSERT OR IGNORE INTO channel_blocks
        (number, channel_id, code, proof, created_at) VALUES (${number}, ${channelId}, ${code}, ${proof}, ${now})`);
      if (changes > 0) log('added', block, reason, now);
      return changes > 0;
    },
    remove({ number, channelId }: Pick<Block, 'number' | 'channelId'>, reason: string, now: number): boolean {
      const gone = run.get<{ code: string }>(
        sql`DELETE FROM channel_blocks WHERE number = ${number} AND channel_id = ${channelId} RETURNING code`,
      );
      if (gone !== undefined) log('removed', { number, channelId, code: gone.code, proof: '' }, reason, now);
      return gone !== undefined;
    },
  };
}
export type ChannelBlocking = ReturnType<typeof createChannelBlocking>;
