import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import { STATE, type Tally } from './tally.ts';

interface Taken {
  id: number;
  parts: number;
  cost: number;
}
interface Batch {
  campaignId: number;
  channelId: number;
  clientRef: string;
  now: number;
  /** as it was in another life of this book */
  batchId?: number;
}

/** Queued messages become one batch on its way: batch, states, attempts, the money bound. Inside the caller's transaction. */
export function createTake(db: Db, tally: Tally, money: MoneyBook): (rows: readonly Taken[], batch: Batch) => number {
  const insertBatch = db.prepare(
    `INSERT INTO batches (id, campaign_id, channel_id, client_ref, at, state, n, message_ids) VALUES (?, ?, ?, ?, ?, 0, ?, ?)`,
  );
  const chosen = {
    range: 'id BETWEEN ? AND ? AND state = 0',
    list: 'id IN (SELECT value FROM json_each(?)) AND state = 0',
  };
  const submitting = (which: string) =>
    db.prepare(`UPDATE messages SET state = ${STATE.submitting}, attempts = attempts + 1, batch_id = ?, channel_id = ?
      WHERE ${which}`);
  const markRange = submitting(chosen.range);
  const markList = submitting(chosen.list);
  const attempts = (which: string) =>
    db.prepare(`INSERT INTO attempts (message_id, no, batch_id, channel_id, at, outcome, charge, money)
      SELECT id, attempts, ?, ?, ?, 0, cost, 1 FROM messages WHERE ${which}`);
  const attemptRange = attempts('id BETWEEN ? AND ?');
  const attemptList = attempts('id IN (SELECT value FROM json_each(?))');

  return (rows, { campaignId, channelId, clientRef, now, batchId: known }) => {
    const ids = rows.map((row) => row.id).sort((a, b) => a - b);
    const list = JSON.stringify(ids);
    const inserted = insertBatch.run(known ?? null, campaignId, channelId, clientRef, now, rows.length, list);
    const batchId = Number(inserted.lastInsertRowid);
    const lowest = ids[0] ?? 0;
    const highest = ids[ids.length - 1] ?? 0;
    if (highest - lowest + 1 === ids.length) {
      markRange.run(batchId, channelId, lowest, highest);
      attemptRange.run(batchId, channelId, now, lowest, highest);
    } else {
      markList.run(batchId, channelId, list);
      attemptList.run(batchId, channelId, now, list);
    }
    const cost = rows.reduce((sum, row) => sum + row.cost, 0);
    const parts = rows.reduce((sum, row) => sum + row.parts, 0);
    tally.move(campaignId, STATE.queued, STATE.submitting, rows.length, cost);
    money.reserve({ channelId, campaignId, day: shanghaiDay(now), amount: cost, parts, messages: rows.length });
    return batchId;
  };
}
