import type { OurDay } from '../../core/ledger/reconcile.ts';
import { type Runner, sql } from './sql.ts';
import { STATE } from './tally.ts';

const AROUND_MS = 600_000;
const DAY_MS = 86_400_000;
/** Midnight in Asia/Shanghai (fixed +08:00) of `YYYY-MM-DD`, ms UTC. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

type Sums = Pick<OurDay, 'day' | 'submitted' | 'delivered' | 'failed' | 'parts' | 'amount' | 'noReport'> & {
  open: number;
};
type Counts = { day: string; n: number }[];

/** Our figures by day of submission: counters from the ledger's sums, what is behind a difference from the rows. */
export function daysOf(run: Runner, channelId: number, from: string, to: string): OurDay[] {
  const between = sql`channel_id = ${channelId} AND day BETWEEN ${from} AND ${to}`;
  const [start, end] = [startOf(from), startOf(to) + DAY_MS];
  const sums = run.all<Sums>(sql`SELECT day,
    sum(CASE WHEN account BETWEEN 1 AND 6 THEN messages ELSE 0 END) AS submitted,
    sum(CASE WHEN account = 3 THEN messages ELSE 0 END) AS delivered,
    sum(CASE WHEN account BETWEEN 4 AND 6 THEN messages ELSE 0 END) AS failed,
    sum(CASE WHEN account IN (1, 2, 3, 6) THEN parts ELSE 0 END) AS parts,
    sum(CASE WHEN account IN (1, 2, 3, 6) THEN amount ELSE 0 END) AS amount,
    sum(CASE WHEN account = 2 THEN messages ELSE 0 END) AS noReport,
    sum(CASE WHEN account = 1 THEN messages ELSE 0 END) AS open
    FROM ledger_totals WHERE ${between} AND campaign_id > 0 GROUP BY day ORDER BY day`);
  const unknown = byDay(
    run.all(sql`SELECT t.day, count(*) AS n FROM
      (SELECT DISTINCT day, campaign_id FROM ledger_totals WHERE ${between} AND campaign_id > 0) t
      CROSS JOIN messages m ON m.campaign_id = t.campaign_id AND m.state >= 4 AND m.state = ${STATE.unknown}
      CROSS JOIN attempts a ON a.message_id = m.id AND a.no = m.attempts
      WHERE a.channel_id = ${channelId} AND date(a.at / 1000 + 28800, 'unixepoch') = t.day GROUP BY t.day`),
  );
  const extra = byDay(
    run.all(sql`SELECT day, sum(CASE WHEN target = 0 THEN -parts ELSE parts END) AS n FROM ledger
      WHERE channel_id = ${channelId} AND at >= ${start} AND messages = 0 AND campaign_id > 0 GROUP BY day`),
  );
  const orphans = byDay(
    run.all(sql`SELECT date(at / 1000 + 28800, 'unixepoch') AS day, count(*) AS n FROM reports
      WHERE channel_id = ${channelId} AND message_id IS NULL AND at >= ${start} AND at < ${end} GROUP BY 1`),
  );
  const aroundMidnight = (day: string): number => {
    const midnight = startOf(day);
    const edges = [midnight, midnight + DAY_MS].map(
      (edge) =>
        run.get<{ n: number }>(sql`SELECT coalesce(sum(n), 0) AS n FROM batches
          WHERE channel_id = ${channelId} AND at BETWEEN ${edge - AROUND_MS} AND ${edge + AROUND_MS}`)?.n ?? 0,
    );
    return edges.reduce((a, b) => a + b, 0);
  };
  const known = new Map(sums.map((row) => [row.day, row]));
  const all = new Set([...known.keys(), ...[...orphans.keys()].filter((day) => day >= from && day <= to)]);
  return [...all].sort().map((day) => {
    const { open, ...row } = known.get(day) ?? {
      ...{ day, submitted: 0, delivered: 0, failed: 0, parts: 0, amount: 0, noReport: 0, open: 0 },
    };
    const lost = Math.min(open, unknown.get(day) ?? 0);
    return {
      ...row,
      unknown: lost,
      waiting: open - lost,
      extraParts: extra.get(day) ?? 0,
      orphans: orphans.get(day) ?? 0,
      aroundMidnight: aroundMidnight(day),
    };
  });
}

const byDay = (rows: Counts): Map<string, number> => new Map(rows.map(({ day, n }) => [day, n]));
