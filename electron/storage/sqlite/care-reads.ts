import type { Touch } from '../../core/frequency.ts';
import type { BulkStorage } from '../bulk-storage.ts';
import { inList, type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';

interface TouchRow {
  number: string;
  at: number;
  marketing: number;
  text: number;
}

/** Numbers up to which looking each up is cheaper than reading the table. */
const FEW = 5_000;

const toTouch = ({ at, marketing, text }: TouchRow): Touch => ({ at, marketing: marketing === 1, text });

/** What planning must know beside the book: who was written to lately, which numbers seem dead, who else gets the same. */
export const createCareReads = (
  run: Runner,
): Pick<BulkStorage, 'careSign' | 'touchesSince' | 'suspects' | 'overlap'> => ({
  careSign() {
    const { batch, ill } = run.get<{ batch: number | null; ill: number | null }>(
      sql`SELECT (SELECT max(id) FROM batches) AS batch, (SELECT max(suspected_at) FROM number_health) AS ill`,
    ) ?? { batch: 0, ill: 0 };
    return `${batch} ${ill}`;
  },
  touchesSince(since, { day, week, recent }) {
    // one pass in the table's order; of most numbers it knows a single message
    const rows = run.all<TouchRow & { n: number }>(
      sql`SELECT number, count(*) AS n, max(at) AS at, max(marketing) AS marketing, max(text) AS text
        FROM touches WHERE at > ${since} GROUP BY number HAVING max(at) > ${recent}
        OR sum(marketing = 1 AND at >= ${day.from}) >= ${day.messages}
        OR sum(marketing = 1 AND at >= ${week.from}) >= ${week.messages}`,
    );
    if (rows.length === 0) return null;
    const touches = new Map(rows.map((row): [string, Touch[]] => [row.number, row.n === 1 ? [toTouch(row)] : []]));
    const several = rows.filter(({ n }) => n > 1);
    if (several.length === 0) return touches;
    const few = several.length < FEW ? sql`AND number IN ${inList(several.map(({ number }) => number))}` : sql``;
    const all = run.all<TouchRow>(sql`SELECT number, at, marketing, text FROM touches WHERE at > ${since} ${few}`);
    const waiting = new Set(several.map(({ number }) => number));
    for (const row of all) if (waiting.has(row.number)) touches.get(row.number)?.push(toTouch(row));
    return touches;
  },
  suspects: () =>
    new Map(
      run
        .all<{ number: string; at: number }>(
          sql`SELECT number, suspected_at AS at FROM number_health WHERE suspected_at IS NOT NULL`,
        )
        .map(({ number, at }) => [number, at]),
    ),
  overlap(campaignId, numbers) {
    const rows = run.all<{ number: string }>(sql`SELECT number FROM messages
      WHERE id BETWEEN (SELECT first_id FROM tallies WHERE campaign_id = ${campaignId})
      AND (SELECT last_id FROM tallies WHERE campaign_id = ${campaignId}) AND campaign_id = ${campaignId}
      AND state NOT IN (${STATE.excluded}, ${STATE.cancelled}, ${STATE.rejected}, ${STATE.failed})`);
    return rows.reduce((n, { number }) => n + (numbers.has(number) ? 1 : 0), 0);
  },
});
