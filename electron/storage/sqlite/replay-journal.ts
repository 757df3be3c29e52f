import type { JournalLine } from '../journal/line.ts';
import { readJournal } from '../journal/reader.ts';
import type { Db } from './connection.ts';
import { createLostCampaigns } from './lost-campaigns.ts';
import { createMoneyBook } from './money-book.ts';
import { createTake } from './outbox-take.ts';
import { recountAll } from './recount.ts';
import { replayRefusals } from './replay-refusals.ts';
import { createRunner, sql } from './sql.ts';
import type { WriteStores } from './stores.ts';
import { createTally, STATE } from './tally.ts';
import { createTouches } from './touches.ts';

export interface Replayed {
  /** submissions the book did not know */
  messages: number;
  /** campaigns it did not know: made anew, with what of them had left */
  campaigns: number;
  refusals: number;
  /** lines nobody can read: what they told of is lost */
  unreadable: number;
}
type Claim = Extract<JournalLine, { k: 'claim' }>;
interface Place {
  id: number;
  campaign_id: number;
  number: string;
  state: number;
  batch_id: number | null;
}

/**
 * Brings what the journal tells and an older book does not know back into it: what was claimed since, what came of it,
 * who refused. Whatever the book knows already is passed over, so a second run changes nothing. One transaction, the
 * caller's. What was claimed and has no result stays on its way: `recover` makes it unknown.
 */
export function replayJournal(db: Db, stores: WriteStores, dir: string, key: Buffer | undefined): Replayed {
  const run = createRunner(db);
  const tally = createTally(db);
  const money = createMoneyBook(db);
  const take = createTake(db, tally, money);
  const touches = createTouches(db);
  const lost = createLostCampaigns(db);
  const replayed: Replayed = { messages: 0, campaigns: 0, refusals: 0, unreadable: 0 };
  // a claim whose commit failed is followed by another of the same number
  const trueRefs = new Map<number, string>();
  for (const line of readJournal(dir, key)) if (line?.k === 'claim') trueRefs.set(line.batch, line.ref);

  const placeOf = (id: number): Place | undefined =>
    run.get<Place>(sql`SELECT id, campaign_id, number, state, batch_id FROM messages WHERE id = ${id}`);

  /** sent again since: what the book still holds about it is closed first */
  function freed(place: Place, at: number): void {
    if (place.state === STATE.submitting && place.batch_id !== null) {
      stores.outbox.settle({ batchId: place.batch_id, outcomes: [], now: at, retryAt: at });
    }
    run.run(sql`UPDATE messages SET state = 0 WHERE id = ${place.id}`);
  }

  function claim(line: Claim): void {
    if (trueRefs.get(line.batch) !== line.ref) return;
    if (run.get(sql`SELECT 1 FROM batches WHERE id = ${line.batch}`) !== undefined) return;
    const campaign = lost.find(line.campaign);
    if (campaign === null) {
      replayed.unreadable += 1;
      return;
    }
    const rows: { id: number; parts: number; cost: number }[] = [];
    for (const message of line.messages) {
      const [id, number, parts, cost, at] = message;
      const text = line.texts[at] ?? '';
      let place = placeOf(id);
      if (place === undefined && lost.putBack(line.campaign, line.route, message, text)) place = placeOf(id);
      if (line.touches) touches.note({ id, number, text }, campaign.kind, line.at);
      if (place === undefined || place.number !== number || place.campaign_id !== line.campaign) continue;
      if (place.state !== STATE.queued) freed(place, line.at);
      run.run(sql`UPDATE messages SET cost = ${cost}, route = ${line.route} WHERE id = ${id}`);
      rows.push({ id, parts, cost });
    }
    if (rows.length === 0) return;
    take(rows, {
      ...{ campaignId: line.campaign, channelId: line.channel, clientRef: line.ref, now: line.at },
      batchId: line.batch,
    });
    tally.flush();
    money.flush(line.at);
    replayed.messages += rows.length;
  }

  for (const line of readJournal(dir, key)) {
    if (line === null) replayed.unreadable += 1;
    else if (line.k === 'campaign') lost.told(line);
    else if (line.k === 'claim') claim(line);
    else if (line.k === 'settle') stores.outbox.settle(line);
    else replayed.refusals += replayRefusals(db, stores, line.rows);
  }
  replayed.campaigns = lost.conclude();
  recountAll(db);
  return replayed;
}
