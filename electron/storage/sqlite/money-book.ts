import { shanghaiDay } from '../../../shared/domain/shanghai.ts';
import {
  type Account,
  accountAfter,
  accountCode,
  accountOfCode,
  type BillingRule,
  chargeOf,
  type MoneyFact,
} from '../../core/ledger/accounts.ts';
import type { Db } from './connection.ts';

/** Messages of one campaign on one channel, submitted on one day, that move alike. */
interface Sum {
  channelId: number;
  campaignId: number;
  day: string;
  amount: number;
  parts: number;
  messages: number;
}
/** An attempt as a fact finds it. */
export interface Charged {
  messageId: number;
  no: number;
  channelId: number;
  campaignId: number;
  at: number;
  money: number;
  charge: number;
  /** as planned */
  cost: number;
  parts: number;
  /** as the provider said so far */
  billedParts: number | null;
  fee: number | null;
}
/** An attempt's money as it is to be written down with it. */
export interface Settled {
  charge: number;
  money: number;
}

const LEFT = accountCode('reserved');

/**
 * Sums are kept of every account but `available`, which is what the others leave of nothing: one row less to write.
 * Collects what the messages of one transaction do to the money and posts it at its end, one row for all that moved alike.
 */
export function createMoneyBook(db: Db) {
  const insert =
    db.prepare(`INSERT INTO ledger (at, channel_id, campaign_id, day, source, target, amount, parts, messages, note)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const add = db.prepare(`INSERT INTO ledger_totals (channel_id, day, campaign_id, account, amount, parts, messages)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET amount = amount + excluded.amount, parts = parts + excluded.parts, messages = messages + excluded.messages`);
  const optionsOf = db.prepare<[number], string>('SELECT options FROM channels WHERE id = ?').pluck();
  const put = db.prepare('UPDATE attempts SET charge = ?, money = ? WHERE message_id = ? AND no = ?');
  let moves = new Map<string, Sum & { source: number; target: number }>();
  let rules = new Map<number, BillingRule>();

  function ruleOf(channelId: number): BillingRule {
    let rule = rules.get(channelId);
    if (rule === undefined) {
      const text = optionsOf.get(channelId);
      const { billing = 'delivered', costs } = text === undefined ? {} : JSON.parse(text);
      rule = { billing, chargedFailures: costs?.chargedFailures ?? [] };
      rules.set(channelId, rule);
    }
    return rule;
  }

  function move(source: number, target: number, sum: Sum): void {
    if (source === target) return;
    const key = `${source}>${target}/${sum.channelId}/${sum.campaignId}/${sum.day}`;
    const known = moves.get(key);
    if (known === undefined) {
      moves.set(key, { ...sum, source, target });
      return;
    }
    known.amount += sum.amount;
    known.parts += sum.parts;
    known.messages += sum.messages;
  }

  /** a bill other than planned: the difference joins the money where it sits */
  function recharge(account: number, where: Omit<Sum, 'messages'>): void {
    if (where.amount === 0 && where.parts === 0) return;
    const [amount, parts] = where.amount < 0 ? [-where.amount, -where.parts] : [where.amount, where.parts];
    const sum = { ...where, amount, parts, messages: 0 };
    if (where.amount < 0) move(account, 0, sum);
    else move(0, account, sum);
  }

  const partsOf = ({ billedParts, parts }: Charged): number => billedParts ?? parts;

  return {
    move,
    /** messages leave: their planned cost is bound */
    reserve: (sum: Sum): void => move(0, LEFT, sum),
    /** what the submission's answer said; nothing is charged for what did not leave */
    settled(attempt: Charged, fact: MoneyFact): Settled {
      const { channelId, campaignId, at, charge, money, parts } = attempt;
      const place = () => ({ channelId, campaignId, day: shanghaiDay(at) });
      if (fact.kind === 'not_taken') {
        move(money, 0, { ...place(), amount: charge, parts, messages: 1 });
        return { charge: 0, money: 0 };
      }
      const bill = chargeOf(attempt, attempt);
      if (bill.amount !== charge || bill.parts !== parts) {
        recharge(money, { ...place(), amount: bill.amount - charge, parts: bill.parts - parts });
      }
      return { charge: bill.amount, money };
    },
    /** one more fact about an attempt, with the 条 newly said to be billed; writes it to the attempt */
    learned(attempt: Charged, fact: MoneyFact | null, billedParts: number | null): void {
      const { channelId, campaignId, at, messageId, no } = attempt;
      const before = accountOfCode(attempt.money);
      if (before === 'available') return;
      const where = { channelId, campaignId, day: shanghaiDay(at) };
      let { charge } = attempt;
      let parts = partsOf(attempt);
      if (billedParts !== null) {
        const bill = chargeOf(attempt, { fee: attempt.fee, billedParts });
        recharge(attempt.money, { ...where, amount: bill.amount - charge, parts: bill.parts - parts });
        ({ amount: charge, parts } = bill);
      }
      const after: Account = fact === null ? before : accountAfter(before, fact, ruleOf(channelId));
      if (after === before && charge === attempt.charge) return;
      put.run(charge, accountCode(after), messageId, no);
      move(attempt.money, accountCode(after), { ...where, amount: charge, parts, messages: 1 });
    },
    /** money that is no message's: top-ups and adjustments */
    post(channelId: number, source: Account, target: Account, amount: number, note: string, now: number): void {
      const day = shanghaiDay(now);
      insert.run(now, channelId, 0, day, accountCode(source), accountCode(target), amount, 0, 0, note);
      if (source !== 'available') add.run(channelId, day, 0, accountCode(source), -amount, 0, 0);
      if (target !== 'available') add.run(channelId, day, 0, accountCode(target), amount, 0, 0);
    },
    flush(now: number, note = ''): void {
      for (const { channelId, campaignId, day, source, target, amount, parts, messages } of moves.values()) {
        if (amount === 0 && parts === 0 && messages === 0) continue;
        insert.run(now, channelId, campaignId, day, source, target, amount, parts, messages, note);
        if (source !== 0) add.run(channelId, day, campaignId, source, -amount, -parts, -messages);
        if (target !== 0) add.run(channelId, day, campaignId, target, amount, parts, messages);
      }
      this.reset();
    },
    /** forgets what a transaction that failed had collected */
    reset(): void {
      if (moves.size > 0) moves = new Map();
      if (rules.size > 0) rules = new Map();
    },
  };
}
export type MoneyBook = ReturnType<typeof createMoneyBook>;
