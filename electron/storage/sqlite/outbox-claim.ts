import type { Carrier } from '../../../shared/contract/contacts.ts';
import { carrierOf } from '../../../shared/domain/phone.ts';
import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import type { OutMessage, TemplateCall } from '../../core/message-outcome.ts';
import type { Claim, Held, Outbox } from '../outbox.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import { immediate } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';

interface Queued {
  id: number;
  number: string;
  text: string;
  parts: number;
  cost: number;
  params: string | null;
  blocked: number;
}
type Request = Parameters<Outbox['claim']>[0];
type Take = (limit: number) => Queued[];

/** What a queued message's code says while its carrier is held. */
export const heldCode = (carrier: Carrier): string => `HELD:${carrier}`;
/** Most messages put off by one claim; the next goes on from there. */
const MOST_DEFERRED = 5000;

/** Takes queued messages and writes down that they are about to leave, before they do. */
export function createClaim(db: Db, tally: Tally, money: MoneyBook): Sync<Outbox>['claim'] {
  const takeOf = (route: string) =>
    db.prepare<[number, number, number, number], Queued>(
      `SELECT m.id, m.number, m.text, m.parts, m.cost, m.params, EXISTS (SELECT 1 FROM blacklist b WHERE b.number = m.number) AS blocked
       FROM messages m WHERE m.campaign_id = ? AND m.state = 0 AND ${route} AND m.retry_at <= ? ORDER BY m.retry_at, m.id LIMIT ?`,
    );
  // apart, so that each has an index of its own to walk along
  const takePrimary = takeOf('m.route = ?');
  const takeFallback = takeOf('m.route > 0 AND m.route = ?');
  const campaignOf = db.prepare<[number], { signature: string; template: string | null }>(
    "SELECT signature, template FROM campaigns WHERE id = ? AND state = 'sending'",
  );
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
    db.prepare(`INSERT INTO attempts (message_id, no, batch_id, channel_id, at, outcome, charge, money)
      SELECT id, attempts, ?, ?, ?, 0, cost, 1 FROM messages WHERE ${which}`);
  const attemptRange = attempts('id BETWEEN ? AND ?');
  const attemptList = attempts('id IN (SELECT value FROM json_each(?))');
  const exclude = db.prepare(
    `UPDATE messages SET state = ${STATE.excluded}, code = 'BLACKLIST' WHERE id = ? AND state = 0`,
  );
  const defer = db.prepare('UPDATE messages SET retry_at = ?, code = ? WHERE id = ? AND state = 0');

  /** messages whose carrier is held go back until later; the rest may leave */
  function withoutHeld(take: Take, limit: number, held: Held): { rows: Queued[]; deferred: number } {
    const left = new Map(Object.entries(held.allowed));
    const kept = new Map<number, Queued>();
    let deferred = 0;
    while (deferred < MOST_DEFERRED) {
      let passed = 0;
      // what was kept before comes first again: it is still queued
      const rows = take(limit);
      for (const row of rows) {
        if (kept.has(row.id)) continue;
        const carrier = carrierOf(row.number);
        const allowed = left.get(carrier);
        if (allowed === 0) {
          defer.run(held.until, heldCode(carrier), row.id);
          deferred++;
          passed++;
          continue;
        }
        if (allowed !== undefined) left.set(carrier, allowed - 1);
        kept.set(row.id, row);
      }
      if (passed === 0) break;
    }
    return { rows: [...kept.values()], deferred };
  }

  return immediate(db, (request: Request): Claim | null => {
    const { campaignId, channelId, limit, now, clientRef, sameText, route = 0, held = null } = request;
    // paused or cancelled since the caller looked: nothing more leaves
    const campaign = campaignOf.get(campaignId);
    if (campaign === undefined) return null;
    const { signature } = campaign;
    let excluded = 0;
    let deferred = 0;
    const statement = route === 0 ? takePrimary : takeFallback;
    const next = (): Queued[] => {
      const take: Take = (most) => statement.all(campaignId, route, now, most);
      if (held === null) return take(limit);
      const found = withoutHeld(take, limit, held);
      deferred += found.deferred;
      return found.rows;
    };
    let rows = next();
    while (rows.some((row) => row.blocked === 1)) {
      for (const row of rows) {
        if (row.blocked === 0) continue;
        exclude.run(row.id);
        tally.move(campaignId, STATE.queued, STATE.excluded, 1, row.cost);
        excluded++;
      }
      rows = rows.filter((row) => row.blocked === 0);
      if (rows.length === 0) rows = next();
    }
    if (rows.length === 0) {
      tally.flush();
      return deferred === 0 ? null : { batchId: 0, clientRef, messages: [], excluded, deferred };
    }
    const first = rows[0] as Queued;
    if (sameText) rows = rows.filter((row) => row.text === first.text && row.params === first.params);
    const call = route === 0 && campaign.template !== null ? readCall(campaign.template) : null;
    const messages = rows.map((row): OutMessage => {
      const message = { messageId: row.id, number: row.number, text: row.text, signature, parts: row.parts };
      return call === null || row.params === null ? message : { ...message, template: call(row.params) };
    });
    const ids = rows.map((row) => row.id).sort((a, b) => a - b);
    const list = JSON.stringify(ids);
    const batchId = Number(insertBatch.run(campaignId, channelId, clientRef, now, rows.length, list).lastInsertRowid);
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
    tally.flush();
    money.flush(now);
    return { batchId, clientRef, messages, excluded, deferred };
  });
}

/** The campaign's template, ready to be filled with a row's values. */
function readCall(json: string): (params: string) => TemplateCall {
  const { templateId, variables } = JSON.parse(json) as { templateId: string; variables: string[] };
  return (params) => {
    const values = JSON.parse(params) as string[];
    return { templateId, params: variables.map((name, i) => ({ name, value: values[i] ?? '' })) };
  };
}
