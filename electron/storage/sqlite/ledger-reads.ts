import type { Balance } from '../../../shared/contract/channels.ts';
import type { CampaignCost, Posting } from '../../../shared/contract/costs.ts';
import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import { accountOfCode } from '../../core/ledger/accounts.ts';
import type { DayParts } from '../../core/ledger/pricing.ts';
import type { TheirDay } from '../../core/ledger/reconcile.ts';
import type { AccountSum, LedgerStore, RefundRow } from '../ledger-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { daysOf } from './ledger-days.ts';
import { always, type Runner, sql } from './sql.ts';
import type { Sync } from './sync.ts';

export type LedgerReads = Omit<Sync<LedgerStore>, 'post' | 'settleRefunds' | 'saveTheirDays'>;

type PostingRow = Omit<Posting, 'from' | 'to' | 'campaignId'> & { source: number; target: number; campaignId: number };
type CampaignRow = Omit<CampaignCost, 'perDelivered'>;

/** keyset pages: one row more than asked for says whether there is a next one */
function pageOf<T>(rows: T[], limit: number, plan: string, at: (row: T) => { key: string; id: number }) {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { rows: shown, next: rows.length > limit && last !== undefined ? encodeCursor({ plan, ...at(last) }) : null };
}

/** The channels of one account at its provider pay out of one purse. */
const inPurseOf = (channelId: number) => sql`channel_id IN (SELECT ${channelId} UNION
  SELECT s.id FROM channels c JOIN channels s ON s.account = c.account WHERE c.id = ${channelId})`;

export function createLedgerReads(run: Runner): LedgerReads {
  /** 厘 or 条 as the balance is kept: the provider's last word less what left since; else ours, once money was entered */
  function leftOf(channelId: number): number | null {
    const text = run.get<{ balance: string | null }>(
      sql`SELECT balance FROM channels WHERE id = ${channelId}`,
    )?.balance;
    if (text) {
      const { kind, amount, at } = JSON.parse(text) as Balance;
      const out = reads.outSince(channelId, at);
      return amount - (kind === 'parts' ? out.parts : out.amount);
    }
    const own = run.get<{ entered: number; left: number }>(sql`SELECT coalesce(sum(account = 7), 0) AS entered,
      -coalesce(sum(CASE WHEN account <> 5 THEN amount END), 0) AS left
      FROM ledger_totals WHERE ${inPurseOf(channelId)} AND account > 0`);
    return own === undefined || own.entered === 0 ? null : own.left;
  }

  const reads: LedgerReads = {
    sums() {
      const kept = run
        .all<{ channelId: number; account: number; amount: number; parts: number; messages: number }>(
          sql`SELECT channel_id AS channelId, account, sum(amount) AS amount, sum(parts) AS parts, sum(messages) AS messages
            FROM ledger_totals WHERE account > 0 GROUP BY channel_id, account`,
        )
        .map((row): AccountSum => ({ ...row, account: accountOfCode(row.account) }));
      const rest = new Map<number, AccountSum>();
      for (const { channelId, amount, parts, messages } of kept) {
        const sum = rest.get(channelId) ?? { channelId, account: 'available', amount: 0, parts: 0, messages: 0 };
        sum.amount -= amount;
        sum.parts -= parts;
        sum.messages -= messages;
        rest.set(channelId, sum);
      }
      return [...kept, ...rest.values()];
    },
    outSince: (channelId, at) =>
      run.get(sql`SELECT coalesce(sum(CASE WHEN source IN (0, 5) THEN amount WHEN target IN (0, 5) THEN -amount END), 0) AS amount,
      coalesce(sum(CASE WHEN source IN (0, 5) THEN parts WHEN target IN (0, 5) THEN -parts END), 0) AS parts
      FROM ledger WHERE ${inPurseOf(channelId)} AND at >= ${at} AND campaign_id > 0`) ?? { amount: 0, parts: 0 },
    enteredSince: (channelId, at) =>
      run.get<{
        amount: number;
      }>(sql`SELECT coalesce(sum(CASE WHEN target = 0 THEN amount ELSE -amount END), 0) AS amount
      FROM ledger WHERE ${inPurseOf(channelId)} AND at >= ${at} AND campaign_id = 0`)?.amount ?? 0,
    spending(channelId, now) {
      const today = shanghaiDay(now);
      const month = `${today.slice(0, 7)}-01`;
      const row = run.get<{ today: number; month: number }>(sql`SELECT
      coalesce(sum(CASE WHEN day = ${today} THEN amount END), 0) AS today, coalesce(sum(amount), 0) AS month
      FROM ledger_totals WHERE ${inPurseOf(channelId)} AND day BETWEEN ${month} AND ${today} AND campaign_id > 0
      AND account IN (1, 2, 3, 4, 6)`) ?? { today: 0, month: 0 };
      return { ...row, left: leftOf(channelId) };
    },
    usage(channelId, from, today) {
      const rows = run.all<DayParts>(sql`SELECT day, sum(parts) AS parts FROM ledger_totals
        WHERE channel_id = ${channelId} AND day >= ${from} AND campaign_id > 0 AND account IN (1, 2, 3, 4, 6)
        GROUP BY day ORDER BY day`);
      const ahead = run.get<{ parts: number }>(sql`SELECT coalesce(sum(max(0, t.parts - coalesce((SELECT sum(l.parts)
        FROM ledger_totals l WHERE l.campaign_id = c.id AND l.account BETWEEN 1 AND 6), 0))), 0) AS parts
        FROM campaigns c JOIN tallies t ON t.campaign_id = c.id
        WHERE c.channel_id = ${channelId} AND c.state IN ('scheduled', 'sending', 'paused')`);
      return ahead === undefined || ahead.parts === 0 ? rows : [...rows, { day: today, parts: ahead.parts }];
    },
    postings(channelId, { cursor, limit }) {
      const before = decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER;
      const which = channelId === null ? always : sql`l.channel_id = ${channelId}`;
      const rows =
        run.all<PostingRow>(sql`SELECT l.id, l.at, l.channel_id AS channelId, coalesce(h.name, '') AS channelName,
      l.campaign_id AS campaignId, coalesce(c.name, '') AS campaignName, l.day, l.source, l.target, l.amount, l.parts,
      l.messages, l.note FROM ledger l LEFT JOIN channels h ON h.id = l.channel_id
      LEFT JOIN campaigns c ON c.id = l.campaign_id WHERE l.id < ${before} AND ${which} ORDER BY l.id DESC LIMIT ${limit + 1}`);
      const page = pageOf(rows, limit, 'postings', ({ id }) => ({ key: '', id }));
      const shown = page.rows.map(({ source, target, campaignId, ...row }) => ({
        ...row,
        campaignId: campaignId === 0 ? null : campaignId,
        from: accountOfCode(source),
        to: accountOfCode(target),
      }));
      return { ...page, rows: shown };
    },
    refunds(channelId, before, { cursor, limit }) {
      const after = decodeCursor(cursor);
      const [at, id] = [Number(after?.key ?? -1), after?.id ?? 0];
      const rows = run.all<RefundRow>(sql`SELECT a.message_id AS messageId, a.no, m.number, m.campaign_id AS campaignId,
      coalesce(c.name, '') AS campaignName, a.channel_id AS channelId, a.provider_id AS providerId, a.at AS submittedAt,
      coalesce((SELECT r.code FROM reports r WHERE r.message_id = m.id AND r.status = 2 AND r.provider_id = a.provider_id
        ORDER BY r.id LIMIT 1), m.code, '') AS code,
      a.charge AS amount, coalesce(a.billed_parts, m.parts) AS parts
      FROM attempts a JOIN messages m ON m.id = a.message_id LEFT JOIN campaigns c ON c.id = m.campaign_id
      WHERE a.money = 4 AND a.channel_id = ${channelId} AND a.at < ${before} AND (a.at, a.message_id) > (${at}, ${id})
      ORDER BY a.at, a.message_id LIMIT ${limit + 1}`);
      return pageOf(rows, limit, 'refunds', ({ submittedAt, messageId }) => ({
        key: String(submittedAt),
        id: messageId,
      }));
    },
    refundsDue: (channelId, before) =>
      run.get(sql`SELECT count(*) AS messages, coalesce(sum(charge), 0) AS amount FROM attempts
      WHERE money = 4 AND channel_id = ${channelId} AND at < ${before}`) ?? { messages: 0, amount: 0 },
    refundDays: (channelId) =>
      run.all(sql`SELECT day, sum(amount) AS amount, sum(parts) AS parts, sum(messages) AS messages FROM ledger_totals
      WHERE channel_id = ${channelId} AND account = 4 AND campaign_id > 0 GROUP BY day HAVING sum(messages) > 0 ORDER BY day`),
    days: (channelId, from, to) => daysOf(run, channelId, from, to),
    theirDays: (channelId, from, to) =>
      run.all<
        TheirDay & { day: string }
      >(sql`SELECT day, source, submitted, delivered, failed, billed_parts AS billedParts,
      amount FROM provider_days WHERE channel_id = ${channelId} AND day BETWEEN ${from} AND ${to} ORDER BY day`),
    campaignCosts(channelId, { cursor, limit }) {
      const before = decodeCursor(cursor)?.id ?? Number.MAX_SAFE_INTEGER;
      const which = channelId === null ? always : sql`t.channel_id = ${channelId}`;
      const rows =
        run.all<CampaignRow>(sql`SELECT t.campaign_id AS campaignId, c.name, coalesce(h.name, '') AS channelName,
      sum(CASE WHEN t.account BETWEEN 1 AND 6 THEN t.messages ELSE 0 END) AS messages,
      sum(CASE WHEN t.account = 3 THEN t.messages ELSE 0 END) AS delivered,
      sum(CASE WHEN t.account IN (2, 3, 6) THEN t.amount ELSE 0 END) AS spent,
      sum(CASE WHEN t.account = 1 THEN t.amount ELSE 0 END) AS open,
      sum(CASE WHEN t.account = 4 THEN t.amount ELSE 0 END) AS refundDue,
      sum(CASE WHEN t.account = 5 THEN t.amount ELSE 0 END) AS returned
      FROM ledger_totals t JOIN campaigns c ON c.id = t.campaign_id LEFT JOIN channels h ON h.id = c.channel_id
      WHERE t.campaign_id > 0 AND t.campaign_id < ${before} AND ${which}
      GROUP BY t.campaign_id ORDER BY t.campaign_id DESC LIMIT ${limit + 1}`);
      const page = pageOf(rows, limit, 'campaign-costs', ({ campaignId }) => ({ key: '', id: campaignId }));
      const each = ({ spent, delivered }: CampaignRow) => (delivered === 0 ? null : Math.round(spent / delivered));
      return { ...page, rows: page.rows.map((row) => ({ ...row, perDelivered: each(row) })) };
    },
    ofNumber: (number) =>
      run.get(sql`SELECT coalesce(sum(a.money BETWEEN 1 AND 6), 0) AS messages, coalesce(sum(a.money = 3), 0) AS delivered,
      coalesce(sum(CASE WHEN a.money IN (2, 3, 6) THEN a.charge END), 0) AS spent,
      coalesce(sum(CASE WHEN a.money = 1 THEN a.charge END), 0) AS open,
      coalesce(sum(CASE WHEN a.money = 4 THEN a.charge END), 0) AS refundDue
      FROM messages m CROSS JOIN attempts a ON a.message_id = m.id WHERE m.number = ${number}`) ?? {
        ...{ messages: 0, delivered: 0, spent: 0, open: 0, refundDue: 0 },
      },
  };
  return reads;
}
