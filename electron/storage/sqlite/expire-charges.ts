import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import { createRunner, sql } from './sql.ts';

interface Late {
  channelId: number;
  campaignId: number;
  day: string;
  amount: number;
  parts: number;
  messages: number;
}

/** What waited for a report in vain counts as charged; called before those messages' state says so. */
export function expireCharges(db: Db, before: number, money: MoneyBook): void {
  const run = createRunner(db);
  const late = sql`m.state = 2 AND m.submitted_at < ${before}`;
  const rows = run.all<Late>(sql`SELECT a.channel_id AS channelId, m.campaign_id AS campaignId,
    date(a.at / 1000 + 28800, 'unixepoch') AS day, sum(a.charge) AS amount,
    sum(coalesce(a.billed_parts, m.parts)) AS parts, count(*) AS messages
    FROM messages m CROSS JOIN attempts a ON a.message_id = m.id AND a.no = m.attempts
    WHERE ${late} AND a.money = 1 GROUP BY 1, 2, 3`);
  for (const row of rows) money.move(1, 2, row);
  if (rows.length === 0) return;
  run.run(sql`UPDATE attempts SET money = 2 WHERE money = 1 AND (message_id, no) IN
    (SELECT m.id, m.attempts FROM messages m WHERE ${late})`);
}
