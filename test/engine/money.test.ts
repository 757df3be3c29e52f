import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CostRules, costRules } from '../../shared/contract/costs.ts';
import { createRig, numberOf, type Rig } from '../support/engine/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ billing: 'delivered' });
});
afterEach(() => rig.close());

async function limit(rules: Partial<CostRules>): Promise<void> {
  const row = await rig.storage.channels.get(rig.channelId);
  if (row === null) throw new Error('no channel');
  await rig.storage.channels.save({ ...row, options: { ...row.options, costs: costRules.parse(rules) } });
}
const sumOf = async (account: string): Promise<number> =>
  (await rig.storage.ledger.sums()).find((row) => row.account === account)?.amount ?? 0;

describe('money', () => {
  it('a cap of the day stops the campaign before it is exceeded, to the message', async () => {
    await limit({ capDay: 17 * 50 + 20 });
    const id = await rig.addCampaign({ recipients: 40 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'cap', pauseDetail: 'CAP_DAY' });
    expect(rig.channel.ledger).toHaveLength(17);
    expect(await sumOf('reserved')).toBe(17 * 50);
  });

  it('going on without a higher cap submits nothing more; the next day it may', async () => {
    await limit({ capDay: 500 });
    const id = await rig.addCampaign({ recipients: 15 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    await rig.engine.resume(id);
    await rig.untilState(id, 'paused');
    expect(rig.channel.ledger).toHaveLength(10);
    rig.clock.jump(86_400_000);
    await rig.until('the clock’s pause', async () => (await rig.row(id)).state === 'paused');
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(15);
  });

  it('stops above the owner’s line, asks the provider first, and goes on after a top-up', async () => {
    let amount = 1_000;
    rig.channel.balance = async () => ({
      ...{
        kind: 'ok',
        balance: { kind: 'money', amount: amount - rig.channel.ledger.length * 50, at: rig.clock.now() },
      },
    });
    await rig.storage.channels.setBalance(rig.channelId, { kind: 'money', amount, at: rig.clock.now() });
    await limit({ stopBelow: 300 });
    const id = await rig.addCampaign({ recipients: 30 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'balance', pauseDetail: 'BALANCE' });
    expect(rig.channel.ledger).toHaveLength(14);
    amount = 10_000;
    await rig.pass(61_000);
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(rig.channel.ledger).toHaveLength(30);
  });

  it('a balance kept in 条 is counted in 条', async () => {
    await rig.storage.channels.setBalance(rig.channelId, { kind: 'parts', amount: 7, at: rig.clock.now() });
    await limit({ stopBelow: 2 });
    const id = await rig.addCampaign({ recipients: 10, parts: 2 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(rig.channel.ledger).toHaveLength(2);
  });

  it('tells once when the balance falls below the line, and again only after it was above', async () => {
    let amount = 100;
    rig.channel.balance = async () => ({ kind: 'ok', balance: { kind: 'money', amount, at: rig.clock.now() } });
    await limit({ warnBelow: 500 });
    const told = () => rig.events.filter(({ data }) => 'kind' in data && data.kind === 'low_balance').length;
    await rig.engine.start();
    await rig.until('the first notice', () => told() === 1);
    await rig.pass(1_300_000, 10_000);
    expect(told()).toBe(1);
    amount = 900;
    await rig.pass(700_000, 10_000);
    amount = 400;
    await rig.until('the second notice', () => told() === 2, 10_000);
  });

  it('row 37: reports three times, out of order, before the acceptance, contradicting: the money ends alike', async () => {
    const id = await rig.addCampaign({ recipients: 3 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    const report = (i: number, status: 'delivered' | 'failed') => ({
      ...{ providerId: rig.channel.ledger[i]?.providerId ?? '', number: numberOf(i), status, code: 'MK:0001' },
      ...{ at: rig.clock.now(), clientRef: null, raw: '' },
    });
    const rows = [report(0, 'failed'), report(0, 'delivered'), report(1, 'failed'), report(2, 'delivered')];
    const { clock, storage, channelId } = rig;
    for (const _ of [1, 2, 3]) await storage.reports.storeReports(channelId, [...rows].reverse(), clock.now());
    expect([await sumOf('reserved'), await sumOf('spent'), await sumOf('refund_due')]).toEqual([0, 100, 50]);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 2, failed: 1 });
  });

  it('row 38: reports a pull deleted and a crash lost: found by number they settle, else the money counts as charged', async () => {
    const id = await rig.addCampaign({ recipients: 3 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    // the pages are gone; of two numbers the provider still knows, of the third it does not
    rig.channel.answerLookup = (number) => {
      const providerId = rig.channel.ledger.find((entry) => entry.number === number)?.providerId ?? '';
      if (number === numberOf(2)) return { kind: 'unavailable' as const, code: 'GONE' };
      const failed = number === numberOf(1);
      const [status, code] = failed ? (['failed', 'MK:0001'] as const) : (['delivered', 'DELIVRD'] as const);
      return { kind: 'found' as const, providerId, status, code, evidence: 'record' };
    };
    await rig.restart();
    await rig.pass(45 * 60_000, 60_000);
    await rig.until('asked', async () => (await rig.count(id, 'failed')) === 1, 60_000);
    expect([await sumOf('spent'), await sumOf('refund_due'), await sumOf('reserved')]).toEqual([50, 50, 50]);
    await rig.pass(72 * 3_600_000, 3_600_000);
    await rig.until('expired', async () => (await rig.count(id, 'no_report')) === 1, 3_600_000);
    expect([await sumOf('spent'), await sumOf('assumed'), await sumOf('reserved')]).toEqual([50, 50, 0]);
  });

  it('row 48: an opt-out while a batch is on the wire: what is out stays charged, what is queued never is', async () => {
    let arrive = () => {};
    rig.channel.scripts = [
      {
        until: new Promise<void>((resolve) => {
          arrive = resolve;
        }),
      },
    ];
    const id = await rig.addCampaign({ recipients: 20 });
    await rig.engine.start();
    await rig.until('on the wire', () => rig.channel.batches.length === 1);
    const entry = (i: number) => ({ number: numberOf(i), source: 'reply' as const, reason: '', proof: 'T' });
    await rig.storage.contacts.blacklist([entry(0), entry(15)], rig.clock.now());
    expect(await sumOf('reserved')).toBe(500);
    arrive();
    await rig.untilState(id, 'finished');
    const numbers = rig.channel.ledger.map(({ number }) => number);
    expect([numbers.includes(numberOf(0)), numbers.includes(numberOf(15))]).toEqual([true, false]);
    expect([await sumOf('reserved'), await rig.count(id, 'excluded')]).toEqual([19 * 50, 1]);
  });

  it('row 39: a refund twice, and one without a charge, move the money once', async () => {
    const id = await rig.addCampaign({ recipients: 2 });
    await rig.engine.start();
    await rig.untilState(id, 'finished');
    const { storage, clock, channelId } = rig;
    const settle = () =>
      storage.ledger.settleRefunds({
        channelId,
        messageIds: null,
        before: clock.now() + 1,
        to: 'returned',
        now: clock.now(),
      });
    expect(await settle()).toEqual({ messages: 0, parts: 0, amount: 0 });
    const providerId = rig.channel.ledger[0]?.providerId ?? '';
    const failed = { providerId, number: numberOf(0), status: 'failed' as const, code: 'MK:0001' };
    await storage.reports.storeReports(
      channelId,
      [{ ...failed, at: clock.now(), clientRef: null, raw: '' }],
      clock.now(),
    );
    await rig.pass(72 * 3_600_000, 3_600_000);
    expect(await settle()).toEqual({ messages: 1, parts: 1, amount: 50 });
    expect(await settle()).toEqual({ messages: 0, parts: 0, amount: 0 });
    expect(await sumOf('returned')).toBe(50);
    expect(await sumOf('refund_due')).toBe(0);
    // the other one had no report within 72 hours: it counts as charged
    expect((await sumOf('assumed')) + (await sumOf('reserved'))).toBe(50);
  });

  it('row 40: three 条 billed for our one are charged as such, before and after the campaign pauses for it', async () => {
    rig.channel.always = {
      outcome: ({ messageId, number }) => ({
        ...{ messageId, kind: 'accepted', providerId: `x${number}`, billedParts: 3, fee: null },
      }),
    };
    const id = await rig.addCampaign({ recipients: 30 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect((await rig.row(id)).pauseReason).toBe('price');
    const sent = 30 - (await rig.count(id, 'queued'));
    expect(await sumOf('reserved')).toBe(sent * 150);
  });
});
