import { shanghaiDay } from '../../shared/domain/shanghai.ts';
import { type DueDay, isSettled, paidDays, unbilledDays } from '../core/ledger/refund-evidence.ts';
import type { ChannelRow } from '../storage/channel-store.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Providers give back 48 to 72 hours after a failure: their figures of a day are not asked for before. */
const FIRST_MS = 48 * HOUR;
const BALANCE_EVERY_MS = HOUR;
const FIGURES_EVERY_MS = 6 * HOUR;
/** Providers charge some time after they took a message: while anything left so lately a balance proves nothing. */
const QUIET_MS = 10 * 60_000;

/** What a purse held when nothing was unexplained: 厘 or 条, as its balance is kept. */
interface Mark {
  amount: number;
  at: number;
}

/** Confirms refunds by what the provider shows: a balance above what the ledger expects, or a day's bill without them. */
export interface RefundWatch {
  look(open: OpenChannel): Promise<void>;
}

export function createRefundWatch(
  { storage, clock, logger }: Pick<EngineDeps, 'storage' | 'clock' | 'logger'>,
  notifier: Pick<Notifier, 'changed'>,
): RefundWatch {
  const { ledger, settings, channels } = storage;
  /** by the channel that asks for its account */
  const asked = { balance: new Map<number, number>(), figures: new Map<number, number>() };
  const due = (times: Map<number, number>, id: number, every: number): boolean => {
    if (clock.now() - (times.get(id) ?? Number.NEGATIVE_INFINITY) < every) return false;
    times.set(id, clock.now());
    return true;
  };

  async function confirm(channelId: number, days: readonly DueDay[], note: string): Promise<void> {
    for (const { day } of days) {
      const since = Date.parse(`${day}T00:00:00+08:00`);
      const what = { channelId, messageIds: null, since, before: since + DAY, to: 'returned' as const, note };
      const { messages } = await ledger.settleRefunds({ ...what, now: clock.now() });
      logger.info('engine.refunds_confirmed', { channelId, messages });
    }
    if (days.length > 0) notifier.changed('costs');
  }

  const keyOf = (id: number): string => `channel.${id}.balanceMark`;
  const keep = (id: number, mark: Mark): Promise<void> => settings.setValue(keyOf(id), JSON.stringify(mark));
  async function markOf(id: number): Promise<Mark | null> {
    const text = await settings.getValue(keyOf(id));
    return text === null || text === '' ? null : (JSON.parse(text) as Mark);
  }

  /** whether every result since then is known: what is open may be charged yet, or never be */
  async function settled(id: number, since: number): Promise<boolean> {
    const days = await ledger.days(id, shanghaiDay(since), shanghaiDay(clock.now()));
    return days.every(isSettled);
  }

  async function byBalance({ channel, row }: OpenChannel, purse: readonly ChannelRow[]): Promise<void> {
    const answer = await channel.balance?.();
    if (answer === undefined || answer.kind === 'failed') return;
    const { kind, amount, at } = answer.balance;
    await channels.setBalance(row.id, answer.balance);
    const lately = await ledger.outSince(row.id, at - QUIET_MS);
    if (lately.amount !== 0 || lately.parts !== 0) return;
    const mark = await markOf(row.id);
    if (mark === null) return keep(row.id, { amount, at });
    for (const { id } of purse) if (!(await settled(id, mark.at))) return;
    const out = await ledger.outSince(row.id, mark.at);
    const entered = kind === 'money' ? await ledger.enteredSince(row.id, mark.at) : 0;
    const surplus = amount - (mark.amount - (kind === 'parts' ? out.parts : out.amount) + entered);
    const dueOf = new Map<number, DueDay[]>();
    for (const { id } of purse) dueOf.set(id, await ledger.refundDays(id));
    const paid = paidDays(byDay([...dueOf.values()].flat()), surplus, kind);
    const last = paid.at(-1)?.day ?? '';
    for (const [id, days] of dueOf)
      await confirm(
        id,
        days.filter(({ day }) => day <= last),
        `balance +${surplus}`,
      );
    const open = [...dueOf.values()].flat().reduce((sum, one) => sum + (kind === 'parts' ? one.parts : one.amount), 0);
    // part of what is due: the rest may follow; anything else has another reason, and is where counting begins anew
    if (paid.length === 0 && surplus > 0 && surplus < open) return;
    await keep(row.id, { amount, at });
  }

  async function byFigures({ channel, row }: OpenChannel): Promise<void> {
    const last = shanghaiDay(clock.now() - FIRST_MS);
    const open = (await ledger.refundDays(row.id)).filter(({ day }) => day <= last);
    const [first, until] = [open[0], open.at(-1)];
    if (channel.statistics === undefined || first === undefined || until === undefined) return;
    const answer = await channel.statistics(first.day, until.day);
    if (answer.kind === 'failed') return;
    const said = answer.days.map((one) => ({ ...one, amount: null }));
    await ledger.saveTheirDays(row.id, 'provider', said, clock.now());
    const [ours, theirs] = await Promise.all([
      ledger.days(row.id, first.day, until.day),
      ledger.theirDays(row.id, first.day, until.day),
    ]);
    await confirm(row.id, unbilledDays(open, ours, theirs), 'statistics');
  }

  return {
    async look(open) {
      const { id, account } = open.row;
      const rows = (await channels.list()).filter(
        (row) => row.id === id || (account !== null && row.account === account),
      );
      const purse = rows.sort((a, b) => a.id - b.id);
      const waiting = await Promise.all(purse.map((row) => ledger.refundDays(row.id)));
      if (waiting.flat().length === 0) {
        if ((await markOf(id)) !== null) await settings.setValue(keyOf(id), '');
        return;
      }
      const first = purse.find(({ enabled }) => enabled)?.id;
      if (first === id && due(asked.balance, id, BALANCE_EVERY_MS)) await byBalance(open, purse);
      // figures of an account do not say which of its channels sent
      if (purse.length === 1 && due(asked.figures, id, FIGURES_EVERY_MS)) await byFigures(open);
    },
  };
}

/** The refunds of several channels as one list, a line a day. */
function byDay(all: readonly DueDay[]): DueDay[] {
  const days = new Map<string, DueDay>();
  for (const { day, amount, parts, messages } of all) {
    const known = days.get(day) ?? { day, amount: 0, parts: 0, messages: 0 };
    days.set(day, {
      day,
      amount: known.amount + amount,
      parts: known.parts + parts,
      messages: known.messages + messages,
    });
  }
  return [...days.values()];
}
