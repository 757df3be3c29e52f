import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../electron/core/message-outcome.ts';
import { shanghaiDay } from '../../shared/domain/shanghai.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';

const HOUR = 3_600_000;
const PRICE = 50;
const START = 100_000;

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ billing: 'delivered' });
});
afterEach(() => rig.close());

/** The provider's purse: charges at submission, gives back when told to. */
function purse() {
  const book = { back: 0, topUp: 0 };
  rig.channel.balance = async () => {
    const amount = START - rig.channel.ledger.length * PRICE + book.back + book.topUp;
    return { kind: 'ok', balance: { kind: 'money', amount, at: rig.clock.now() } };
  };
  return book;
}
const sumOf = async (account: string): Promise<number> =>
  (await rig.storage.ledger.sums()).find((row) => row.account === account)?.amount ?? 0;
/** the first so many of what was sent failed, the rest arrived */
async function reported(failures: number): Promise<void> {
  const rows = rig.channel.ledger.map(({ number, providerId }, i): ReportRecord => {
    const [status, code] = i < failures ? (['failed', 'MK:0001'] as const) : (['delivered', 'DELIVRD'] as const);
    return { providerId, number, status, code, at: rig.clock.now(), clientRef: null, raw: `${providerId}${status}` };
  });
  await rig.storage.reports.storeReports(rig.channelId, rows, rig.clock.now());
}
async function sentAndReported(recipients: number, failures: number): Promise<void> {
  const id = await rig.addCampaign({ recipients });
  await rig.engine.start();
  await rig.untilState(id, 'finished');
  await reported(failures);
}
const hours = (n: number) => rig.pass(n * HOUR, HOUR / 2);

describe('row 39: a refund is confirmed by what the provider shows', () => {
  it('by its balance, 48 hours after the failure, once, with what showed it', async () => {
    const book = purse();
    await sentAndReported(6, 2);
    await hours(48);
    expect(await sumOf('refund_due')).toBe(100);
    book.back = 100;
    await hours(3);
    expect([await sumOf('refund_due'), await sumOf('returned'), await sumOf('spent')]).toEqual([0, 100, 200]);
    const { rows } = await rig.storage.ledger.postings(rig.channelId, { cursor: null, limit: 1 });
    expect(rows).toMatchObject([{ from: 'refund_due', to: 'returned', amount: 100, note: 'balance +100' }]);
    await hours(3);
    expect(await sumOf('returned')).toBe(100);
  });

  it('not by half of it; by the other half then', async () => {
    const book = purse();
    await sentAndReported(6, 2);
    await hours(48);
    book.back = 50;
    await hours(3);
    expect(await sumOf('returned')).toBe(0);
    book.back = 100;
    await hours(3);
    expect(await sumOf('returned')).toBe(100);
  });

  it('not by a top-up, entered or not', async () => {
    const book = purse();
    await sentAndReported(6, 2);
    await hours(2);
    book.topUp = 5_000;
    await hours(3);
    expect(await sumOf('returned')).toBe(0);
    const [from, to] = ['outside', 'available'] as const;
    const now = rig.clock.now();
    await rig.storage.ledger.post({ channelId: rig.channelId, from, to, amount: 100, note: '', now });
    book.topUp += 100;
    await hours(3);
    expect(await sumOf('returned')).toBe(0);
    book.back = 100;
    await hours(3);
    expect(await sumOf('returned')).toBe(100);
  });

  it('not while anything sent since is still waited for', async () => {
    const book = purse();
    await sentAndReported(4, 1);
    await hours(2);
    const id = await rig.addCampaign({ recipients: 1, from: 50 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    // not charged at the provider before it arrives
    book.back = 50;
    await hours(3);
    expect(await sumOf('returned')).toBe(0);
  });

  it('by its figures of the day, where they hold all of ours and bill less', async () => {
    await sentAndReported(6, 2);
    const day = shanghaiDay(rig.clock.now());
    const figures = { day, submitted: 5, delivered: 4, failed: 2, billedParts: 4 };
    rig.channel.statistics = async () => ({ kind: 'ok', days: [figures] });
    await hours(56);
    expect(await sumOf('returned')).toBe(0);
    Object.assign(figures, { submitted: 6, billedParts: 6 });
    await hours(7);
    expect(await sumOf('returned')).toBe(0);
    figures.billedParts = 4;
    await hours(7);
    expect([await sumOf('refund_due'), await sumOf('returned')]).toEqual([0, 100]);
  });
});

describe('channels of one account', () => {
  it('pay out of one purse: what one spends stops the other, and the balance asked over one counts for both', async () => {
    const { storage, clock, channelId } = rig;
    const other = await rig.addChannel();
    for (const id of [channelId, other.id]) await storage.channels.setAccount(id, 'one purse');
    await storage.channels.setBalance(other.id, { kind: 'money', amount: 1_000, at: clock.now() });
    const row = await storage.channels.get(channelId);
    expect(row?.balance?.amount).toBe(1_000);
    const id = await rig.addCampaign({ recipients: 8 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    for (const one of [channelId, other.id])
      expect(await storage.ledger.spending(one, clock.now())).toEqual({ today: 400, month: 400, left: 600 });
    const stranger = await rig.addChannel();
    expect(await storage.ledger.spending(stranger.id, clock.now())).toEqual({ today: 0, month: 0, left: null });
  });
});
