import type { OutMessage } from '../../core/message-outcome.ts';
import type { Claim, Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';
import { immediate } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';

interface Queued {
  id: number;
  number: string;
  text: string;
  parts: number;
  cost: number;
  blocked: number;
}

/** Takes queued messages and writes down that they are about to leave, before they do. */
export function createClaim(db: Db, tally: Tally): Sync<Outbox>['claim'] {
  const take = db.prepare<[number, number, number], Queued>(
    `SELECT m.id, m.number, m.text, m.parts, m.cost, EXISTS (SELECT 1 FROM blacklist b WHERE b.number = m.number) AS blocked
     FROM messages m WHERE m.campaign_id = ? AND m.state = 0 AND m.retry_at <= ? ORDER BY m.retry_at, m.id LIMIT ?`,
  );
  const signatureOf = db
    .prepare<[number], string>("SELECT signature FROM campaigns WHERE id = ? AND state = 'sending'")
    .pluck();
  const insertBatch = db.prepare(
    `INSERT INTO batches (campaign_id, channel_id, client_ref, at, state, n, message_ids) VALUES (?, ?, ?, ?, 0, ?, ?)`,
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
    db.prepare(`INSERT INTO attempts (message_id, no, batch_id, channel_id, at, outcome)
      SELECT id, attempts, ?, ?, ?, 0 FROM messages WHERE ${which}`);
  const attemptRange = attempts('id BETWEEN ? AND ?');
  const attemptList = attempts('id IN (SELECT value FROM json_each(?))');
  const exclude = db.prepare(
    `UPDATE messages SET state = ${STATE.excluded}, code = 'BLACKLIST' WHERE id = ? AND state = 0`,
  );

  return immediate(db, ({ campaignId, channelId, limit, now, clientRef, sameText }): Claim | null => {
    // paused or cancelled since the caller looked: nothing more leaves
    const signature = signatureOf.get(campaignId);
    if (signature === undefined) return null;
    let excluded = 0;
    let rows = take.all(campaignId, now, limit);
    while (rows.some((row) => row.blocked === 1)) {
      for (const row of rows) {
        if (row.blocked === 0) continue;
        exclude.run(row.id);
        tally.move(campaignId, STATE.queued, STATE.excluded, 1, row.cost);
        excluded++;
      }
      rows = rows.filter((row) => row.blocked === 0);
      if (rows.length === 0) rows = take.all(campaignId, now, limit);
    }
    if (rows.length === 0) {
      tally.flush();
      return null;
    }
    const text = rows[0]?.text;
    if (sameText) rows = rows.filter((row) => row.text === text);
    const messages = rows.map(
      (row): OutMessage => ({ messageId: row.id, number: row.number, text: row.text, signature, parts: row.parts }),
    );
    const ids = rows.map((row) => row.id).sort((a, b) => a - b);
    const list = JSON.stringify(ids);
    const batchId = Number(insertBatch.run(campaignId, channelId, clientRef, now, rows.length, list).lastInsertRowid);
    const first = ids[0] ?? 0;
    const last = ids[ids.length - 1] ?? 0;
    if (last - first + 1 === ids.length) {
      markRange.run(batchId, channelId, first, last);
      attemptRange.run(batchId, channelId, now, first, last);
    } else {
      markList.run(batchId, channelId, list);
      attemptList.run(batchId, channelId, now, list);
    }
    const cost = rows.reduce((sum, row) => sum + row.cost, 0);
    tally.move(campaignId, STATE.queued, STATE.submitting, rows.length, cost);
    tally.flush();
    return { batchId, clientRef, messages, excluded };
  });
}
