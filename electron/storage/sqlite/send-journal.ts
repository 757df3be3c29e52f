import type { ClaimedMessage, JournalLine, Refused } from '../journal/line.ts';
import type { JournalWriter } from '../journal/writer.ts';
import type { Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';

interface Claimed {
  batchId: number;
  campaignId: number;
  channelId: number;
  clientRef: string;
  now: number;
  route: number;
  touches: boolean;
}
/** A message as its claim read it. */
export interface ClaimedRow {
  id: number;
  number: string;
  text: string;
  parts: number;
  cost: number;
  params: string | null;
}

/** Most refusals in one line. */
const REFUSALS = 1_000;

/**
 * What the outbox writes beside the database, as the last step inside its transaction: nothing is committed, and so
 * nothing leaves, that the journal does not know. A line whose commit then failed speaks of a batch whose number is
 * given again; whoever reads takes the last claim of a number for the true one.
 */
export interface SendJournal {
  claimed(claim: Claimed, rows: readonly ClaimedRow[]): void;
  settled(request: Parameters<Outbox['settle']>[0]): void;
  /** tells of those who refused since, by whatever way: imports write over a connection of their own */
  refused(): void;
}

export function createSendJournal(db: Db, writer: JournalWriter): SendJournal {
  const campaignRow = db.prepare<[number], Record<string, string | number | null>>(
    'SELECT * FROM campaigns WHERE id = ?',
  );
  const totalOf = db.prepare<[number], number>('SELECT total FROM tallies WHERE campaign_id = ?').pluck();
  const newest = db.prepare<[], number | null>('SELECT max(id) FROM blacklist_history').pluck();
  const refusals = db.prepare<[number, number], Refused & { id: number }>(
    `SELECT id, number, at, what, source, channel_id AS channelId, reason, proof FROM blacklist_history
     WHERE id > ? ORDER BY id LIMIT ?`,
  );
  let told = newest.get() ?? 0;

  return {
    claimed({ batchId, campaignId, channelId, clientRef, now, route, touches }, rows) {
      const lines: JournalLine[] = [];
      if (!writer.introduce(campaignId)) {
        const row = campaignRow.get(campaignId);
        if (row !== undefined) lines.push({ k: 'campaign', id: campaignId, row, total: totalOf.get(campaignId) ?? 0 });
      }
      const texts = new Map<string, number>();
      const messages = rows.map(({ id, number, parts, cost, text, params }): ClaimedMessage => {
        const known = texts.get(text) ?? texts.size;
        texts.set(text, known);
        return [id, number, parts, cost, known, params];
      });
      lines.push({
        ...{ k: 'claim', batch: batchId, campaign: campaignId, channel: channelId, ref: clientRef, at: now },
        ...{ route, touches, texts: [...texts.keys()], messages },
      });
      writer.append(lines, true);
    },
    // lost with the power and the book, its messages come back as unknown: nothing is sent twice for want of it
    settled: (request) => writer.append([{ k: 'settle', ...request }], false),
    refused() {
      while ((newest.get() ?? 0) > told) {
        const found = refusals.all(told, REFUSALS);
        const last = found.at(-1)?.id;
        if (last === undefined) return;
        try {
          writer.append([{ k: 'refusals', rows: found.map(({ id: _, ...row }) => row) }], true);
        } catch {
          // the entry itself stands in the database; the next write tries again
          return;
        }
        told = last;
      }
    },
  };
}
