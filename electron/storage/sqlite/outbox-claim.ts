import { carrierOf } from '../../../shared/domain/phone.ts';
import { type ExcludedCode, heldCode, type MessageKind, REHEARSED_OPT_OUT } from '../../../shared/domain/status.ts';
import type { OutMessage, TemplateCall } from '../../core/message-outcome.ts';
import type { Claim, Held, Outbox } from '../outbox.ts';
import { NOTICES_ALLOWED } from './blacklisting.ts';
import type { Db } from './connection.ts';
import { createForgotten } from './forgotten.ts';
import type { MoneyBook } from './money-book.ts';
import { createExclusions } from './outbox-exclusions.ts';
import { createTake } from './outbox-take.ts';
import type { ClaimedRow, SendJournal } from './send-journal.ts';
import { immediate } from './sql.ts';
import type { Sync } from './sync.ts';
import { STATE, type Tally } from './tally.ts';
import { createTouches } from './touches.ts';

interface Queued extends ClaimedRow {
  blocked: number;
}
/** Why a claim left a message out, by `blocked`. */
const BLOCK_CODES: readonly (ExcludedCode | null)[] = [null, 'BLACKLIST', 'CHANNEL_BLACKLIST', REHEARSED_OPT_OUT];
const REHEARSED = 3;
type Request = Parameters<Outbox['claim']>[0];
type Take = (limit: number) => Queued[];
interface Sending {
  signature: string;
  template: string | null;
  notices: number;
  kind: MessageKind;
  own: number;
  exclude: string | null;
  /** ids of the numbers that go ahead, while 探路 is out */
  ahead: string | null;
}

/** Most messages put off or left out by one claim; the next goes on from there. */
const MOST_DEFERRED = 5000;

/** Takes queued messages and writes down that they are about to leave, before they do. */
export function createClaim(
  db: Db,
  tally: Tally,
  money: MoneyBook,
  journal: SendJournal | null,
): Sync<Outbox>['claim'] {
  const forgotten = createForgotten(db);
  const takeOf = (which: string, route: string) =>
    db.prepare<[number, number, number | string, number, number, number], Queued>(
      `SELECT m.id, m.number, m.text, m.parts, m.cost, m.params, CASE
       WHEN EXISTS (SELECT 1 FROM blacklist b WHERE b.number = m.number AND (? = 0 OR b.source NOT IN ('reply', 'import'))) THEN 1
       ELSE coalesce((SELECT CASE x.code WHEN '${REHEARSED_OPT_OUT}' THEN 3 ELSE 2 END FROM channel_blocks x
         WHERE x.number = m.number AND x.channel_id = ?), 0) END AS blocked
       FROM messages m WHERE ${which} AND m.state = 0 AND ${route} AND m.retry_at <= ? ORDER BY m.retry_at, m.id LIMIT ?`,
    );
  // apart, so that each has an index of its own to walk along
  const takePrimary = takeOf('m.campaign_id = ?', 'm.route = ?');
  const takeFallback = takeOf('m.campaign_id = ?', 'm.route > 0 AND m.route = ?');
  const takeAhead = takeOf('m.id IN (SELECT value FROM json_each(?))', 'm.route = ?');
  const campaignOf = db.prepare<[number], Sending>(
    `SELECT signature, template, kind = 'notice' AND ${NOTICES_ALLOWED} AS notices, kind, exclude,
     own = 1 OR EXISTS (SELECT 1 FROM answers a WHERE a.campaign_id = campaigns.id) AS own,
     CASE WHEN probe ->> 'state' <> 'released' THEN probe -> 'ids' END AS ahead FROM campaigns WHERE id = ? AND state = 'sending'`,
  );
  const touches = createTouches(db);
  const exclusion = createExclusions(db);
  const takeBatch = createTake(db, tally, money);
  const exclude = db.prepare(`UPDATE messages SET state = ${STATE.excluded}, code = ? WHERE id = ? AND state = 0`);
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

  /** a customer who was deleted since may have refused before that */
  const withForgotten = (row: Queued): Queued =>
    row.blocked === 0 && forgotten.find(row.number) !== null ? { ...row, blocked: 1 } : row;

  /** why a queued message must not leave, the gravest reason first */
  function whyNot(
    row: Queued,
    campaignId: number,
    campaign: Sending,
    { limits = null, now }: Request,
  ): ExcludedCode | null {
    const letIn = campaign.notices === 1 && row.blocked === REHEARSED;
    const blocked = letIn ? null : (BLOCK_CODES[row.blocked] ?? null);
    if (blocked !== null || campaign.own === 1) return blocked;
    const kept = campaign.exclude === null ? null : exclusion(row.number, campaignId, campaign.exclude, now);
    return kept ?? (limits === null ? null : touches.check(row, campaign.kind, limits, now));
  }

  return immediate(db, (request: Request): Claim | null => {
    const { campaignId, channelId, limit, now, clientRef, sameText, route = 0, held = null, limits = null } = request;
    const { budget = null } = request;
    // paused or cancelled since the caller looked: nothing more leaves
    const campaign = campaignOf.get(campaignId);
    if (campaign === undefined) return null;
    const { signature, ahead } = campaign;
    let excluded = 0;
    let deferred = 0;
    const statement = ahead !== null ? takeAhead : route === 0 ? takePrimary : takeFallback;
    const next = (): Queued[] => {
      const take: Take = (most) =>
        statement.all(campaign.notices, channelId, ahead ?? campaignId, route, now, most).map(withForgotten);
      if (held === null) return take(limit);
      const found = withoutHeld(take, limit, held);
      deferred += found.deferred;
      return found.rows;
    };
    let rows: Queued[] = [];
    while (rows.length === 0 && excluded < MOST_DEFERRED) {
      const found = next();
      if (found.length === 0) break;
      for (const row of found) {
        const code = whyNot(row, campaignId, campaign, request);
        if (code === null) {
          rows.push(row);
          continue;
        }
        exclude.run(code, row.id);
        tally.move(campaignId, STATE.queued, STATE.excluded, 1, row.cost);
        excluded++;
      }
    }
    if (rows.length === 0) {
      tally.flush();
      return deferred + excluded === 0 ? null : { batchId: 0, clientRef, messages: [], excluded, deferred };
    }
    const first = rows[0] as Queued;
    if (sameText) rows = rows.filter((row) => row.text === first.text && row.params === first.params);
    if (budget !== null) rows = affordable(rows, budget);
    if (rows.length === 0) {
      tally.flush();
      return { batchId: 0, clientRef, messages: [], excluded, deferred, short: true };
    }
    const call = route === 0 && campaign.template !== null ? readCall(campaign.template) : null;
    const messages = rows.map((row): OutMessage => {
      const message = { messageId: row.id, number: row.number, text: row.text, signature, parts: row.parts };
      return call === null || row.params === null ? message : { ...message, template: call(row.params) };
    });
    const batchId = takeBatch(rows, { campaignId, channelId, clientRef, now });
    const counts = limits !== null && campaign.own === 0;
    if (counts) for (const row of rows) touches.note(row, campaign.kind, now);
    tally.flush();
    money.flush(now);
    journal?.claimed({ batchId, campaignId, channelId, clientRef, now, route, touches: counts }, rows);
    return { batchId, clientRef, messages, excluded, deferred };
  });
}

/** The first messages that may be paid for together. */
function affordable(rows: Queued[], budget: { cost: number; parts: number }): Queued[] {
  let { cost, parts } = budget;
  const end = rows.findIndex((row) => {
    cost -= row.cost;
    parts -= row.parts;
    return cost < 0 || parts < 0;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** The campaign's template, ready to be filled with a row's values. */
function readCall(json: string): (params: string) => TemplateCall {
  const { templateId, variables } = JSON.parse(json) as { templateId: string; variables: string[] };
  return (params) => {
    const values = JSON.parse(params) as string[];
    return { templateId, params: variables.map((name, i) => ({ name, value: values[i] ?? '' })) };
  };
}
