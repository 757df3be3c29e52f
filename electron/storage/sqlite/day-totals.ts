import type { CampaignStore } from '../campaign-store.ts';
import { type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';

type Totals = Awaited<ReturnType<CampaignStore['totalsSince']>>;
type ByState = { state: number; n: number; cost: number };

/**
 * What was submitted since an instant. A campaign that started after it is answered by its own counters; only one that
 * was already running then has its messages looked at.
 */
export function totalsSince(run: Runner, since: number): Totals {
  // Jumps from channel to channel along the index of batches instead of walking all of them.
  const campaigns = run.all<{ id: number; whole: number; first: number; last: number }>(
    sql`WITH RECURSIVE h (id) AS (SELECT min(channel_id) FROM batches UNION ALL
        SELECT (SELECT min(channel_id) FROM batches WHERE channel_id > h.id) FROM h WHERE h.id IS NOT NULL)
      SELECT c.id, coalesce(c.started_at >= ${since}, 0) AS whole, t.first_id AS first, t.last_id AS last
      FROM campaigns c JOIN tallies t ON t.campaign_id = c.id
      WHERE c.id IN (SELECT b.campaign_id FROM h CROSS JOIN batches b ON b.channel_id = h.id AND b.at >= ${since})`,
  );
  const totals: Totals = { submitted: 0, delivered: 0, failed: 0, waiting: 0, unknown: 0, cost: 0 };
  for (const { id, whole, first, last } of campaigns) {
    if (whole === 1) {
      const row = run.get<Totals>(sql`SELECT n2 + n3 + n4 + n7 AS submitted, n3 AS delivered, n4 + n5 AS failed,
        n2 AS waiting, n6 AS unknown, spent AS cost FROM tallies WHERE campaign_id = ${id}`);
      if (row !== undefined) for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += row[key];
    } else {
      const rows = run.all<ByState>(sql`SELECT state, count(*) AS n, sum(cost) AS cost FROM messages
        WHERE id BETWEEN ${first} AND ${last} AND submitted_at >= ${since} GROUP BY state`);
      for (const row of rows) addState(totals, row);
    }
  }
  return totals;
}

function addState(totals: Totals, { state, n, cost }: ByState): void {
  const sent =
    state === STATE.accepted || state === STATE.delivered || state === STATE.failed || state === STATE.no_report;
  if (sent) totals.submitted += n;
  if (sent || state === STATE.unknown) totals.cost += cost;
  if (state === STATE.delivered) totals.delivered += n;
  if (state === STATE.failed || state === STATE.rejected) totals.failed += n;
  if (state === STATE.accepted) totals.waiting += n;
  if (state === STATE.unknown) totals.unknown += n;
}
