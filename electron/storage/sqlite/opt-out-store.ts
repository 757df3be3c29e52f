import type { BlacklistEvent, ChannelBlock } from '../../../shared/contract/consent.ts';
import type { EvidenceFacts, OptOutStore } from '../opt-out-store.ts';
import type { Blacklisting } from './blacklisting.ts';
import type { ChannelBlocking } from './channel-blocking.ts';
import { type Db, wiped } from './connection.ts';
import type { ContactWrites } from './contact-writes.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { createEraser } from './erase-number.ts';
import { createForgotten } from './forgotten.ts';
import { createRunner, immediate, sql } from './sql.ts';
import type { Sync } from './sync.ts';
import type { Tally } from './tally.ts';

type Writing = 'unblockChannel' | 'refused' | 'erase';
export type OptOutReads = Omit<Sync<OptOutStore>, Writing>;
export type OptOutWrites = Pick<Sync<OptOutStore>, Writing>;

export function createOptOutReads(db: Db): OptOutReads {
  const run = createRunner(db);
  const forgotten = createForgotten(db);
  return {
    history: (number) =>
      run.all<BlacklistEvent>(sql`SELECT h.at, h.what, h.source, h.channel_id AS channelId,
        coalesce(c.name, '') AS channelName, h.reason, h.proof FROM blacklist_history h
        LEFT JOIN channels c ON c.id = h.channel_id WHERE h.number = ${number} ORDER BY h.id`),
    standing: (number) => ({
      listed: run.get(sql`SELECT 1 FROM blacklist WHERE number = ${number}`) !== undefined,
      forgotten: forgotten.find(number) !== null,
    }),
    channelBlocks({ cursor, limit }) {
      const below = decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER;
      const rows = run.all<ChannelBlock>(sql`SELECT b.id, b.number, coalesce(c.name, '') AS name,
        b.channel_id AS channelId, coalesce(h.name, '') AS channelName, b.code, b.proof, b.created_at AS createdAt
        FROM channel_blocks b LEFT JOIN contacts c ON c.number = b.number LEFT JOIN channels h ON h.id = b.channel_id
        WHERE b.id < ${below} ORDER BY b.id DESC LIMIT ${limit + 1}`);
      const shown = rows.slice(0, limit);
      const last = shown[shown.length - 1];
      const more = rows.length > limit && last !== undefined;
      return { rows: shown, next: more ? encodeCursor({ plan: 'blocks', key: '', id: last.id }) : null };
    },
    evidence: (number): EvidenceFacts => ({
      messages: run.all(sql`SELECT m.id, coalesce(c.name, '') AS campaign, coalesce(c.kind, 'notice') AS kind, m.text,
        m.state, m.code, m.submitted_at AS at, m.reported_at AS reportedAt, coalesce(c.created_at, 0) AS createdAt,
        coalesce(h.name, '') AS channel FROM messages m LEFT JOIN campaigns c ON c.id = m.campaign_id
        LEFT JOIN channels h ON h.id = coalesce(m.channel_id, c.channel_id) WHERE m.number = ${number} ORDER BY m.id`),
      reports: run.all(sql`SELECT r.message_id AS messageId, r.at, r.status, r.code FROM messages m CROSS JOIN reports r
        ON r.message_id = m.id WHERE m.number = ${number} ORDER BY r.id`),
      replies: run
        .all<{ at: number; text: string; optOut: number; channel: string }>(sql`SELECT r.received_at AS at, r.text,
          r.opt_out AS optOut, coalesce(h.name, '') AS channel FROM replies r LEFT JOIN channels h ON h.id = r.channel_id
          WHERE r.number = ${number} ORDER BY r.received_at, r.id`)
        .map((row) => ({ ...row, optOut: row.optOut === 1 })),
      blocked: run.all(sql`SELECT b.at, coalesce(c.name, '') AS campaign FROM blocked_attempts b
        LEFT JOIN campaigns c ON c.id = b.campaign_id WHERE b.number = ${number} ORDER BY b.at`),
    }),
  };
}

export function createOptOutWrites(
  db: Db,
  tally: Tally,
  blacklisting: Blacklisting,
  blocking: ChannelBlocking,
  contacts: Pick<ContactWrites, 'bulk'>,
): OptOutWrites {
  const erase = createEraser(db, contacts, blacklisting);
  return {
    erase: (number, now) => wiped(db, () => erase(number, now)),
    unblockChannel: immediate(db, ({ reason, ...block }, now) => blocking.remove(block, reason, now)),
    refused: immediate(db, (rows, now) => {
      let added = 0;
      for (const { number, channelId, code, proof } of rows) {
        if (channelId === null) {
          if (blacklisting.add({ number, source: 'carrier', reason: code, proof }, now)) added++;
          continue;
        }
        if (blocking.add({ number, channelId, code, proof }, now)) added++;
      }
      return { added, campaignIds: tally.flush() };
    }),
  };
}
