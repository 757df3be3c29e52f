import type { Touch } from '../../core/frequency.ts';
import type { BulkStorage } from '../bulk-storage.ts';
import { type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';

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
  touchesSince(since) {
    const rows = run.all<{ number: string; at: number; marketing: number; text: number }>(
      sql`SELECT number, at, marketing, text FROM touches WHERE at > ${since}`,
    );
    if (rows.length === 0) return null;
    const touches = new Map<string, Touch[]>();
    for (const { number, at, marketing, text } of rows) {
      const touch = { at, marketing: marketing === 1, text };
      const known = touches.get(number);
      if (known === undefined) touches.set(number, [touch]);
      else known.push(touch);
    }
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
