import { accountCode } from '../../core/ledger/accounts.ts';
import type { LedgerStore } from '../ledger-store.ts';
import type { Db } from './connection.ts';
import type { MoneyBook } from './money-book.ts';
import { createRunner, immediate, inList, sql } from './sql.ts';
import type { Sync } from './sync.ts';

export type LedgerWrites = Pick<Sync<LedgerStore>, 'post' | 'settleRefunds' | 'saveTheirDays'>;

interface Due {
  campaignId: number;
  day: string;
  amount: number;
  parts: number;
  messages: number;
}
const DUE = accountCode('refund_due');

export function createLedgerWrites(db: Db, book: MoneyBook): LedgerWrites {
  const run = createRunner(db);
  return {
    post: immediate(db, ({ channelId, from, to, amount, note, now }) =>
      book.post(channelId, from, to, amount, note, now),
    ),
    settleRefunds: immediate(db, ({ channelId, messageIds, since = 0, before, to, note, now }) => {
      const which =
        messageIds === null ? sql`a.at >= ${since} AND a.at < ${before}` : sql`a.message_id IN ${inList(messageIds)}`;
      const due = sql`a.money = 4 AND a.channel_id = ${channelId} AND ${which}`;
      const rows = run.all<Due>(sql`SELECT m.campaign_id AS campaignId, date(a.at / 1000 + 28800, 'unixepoch') AS day,
        sum(a.charge) AS amount, sum(coalesce(a.billed_parts, m.parts)) AS parts, count(*) AS messages
        FROM attempts a JOIN messages m ON m.id = a.message_id WHERE ${due} GROUP BY 1, 2`);
      for (const row of rows) book.move(DUE, accountCode(to), { ...row, channelId });
      run.run(sql`UPDATE attempts AS a SET money = ${accountCode(to)} WHERE ${due}`);
      book.flush(now, note);
      const total = { messages: 0, parts: 0, amount: 0 };
      for (const row of rows) for (const key of ['messages', 'parts', 'amount'] as const) total[key] += row[key];
      return total;
    }),
    saveTheirDays: immediate(db, (channelId, source, days, now) => {
      for (const { day, submitted, delivered, failed, billedParts, amount } of days) {
        run.run(sql`INSERT INTO provider_days (channel_id, day, source, submitted, delivered, failed, billed_parts, amount, at)
          VALUES (${channelId}, ${day}, ${source}, ${submitted}, ${delivered}, ${failed}, ${billedParts}, ${amount}, ${now})
          ON CONFLICT DO UPDATE SET source = excluded.source, submitted = excluded.submitted,
          delivered = excluded.delivered, failed = excluded.failed, billed_parts = excluded.billed_parts,
          amount = excluded.amount, at = excluded.at WHERE ${source} = 'hand' OR source = 'provider'`);
      }
    }),
  };
}
