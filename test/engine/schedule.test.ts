import { afterEach, describe, expect, it } from 'vitest';
import { createRig, type Rig } from '../support/engine/rig.ts';

const MINUTE = 60_000;
let rig: Rig;
afterEach(() => rig.close());

/** today at that hour in Shanghai, on the fake clock */
const shanghai = (hour: number, minute = 0) => Date.UTC(2026, 2, 4, hour - 8, minute);

describe('the marketing window', () => {
  it('holds a campaign overnight, says until when, and goes on by itself', async () => {
    rig = await createRig();
    rig.clock.jump(shanghai(21) - rig.clock.now());
    const marketing = await rig.addCampaign({ kind: 'marketing' });
    const notice = await rig.addCampaign({ from: 100 });
    await rig.engine.start();
    await rig.untilState(notice, 'finished');
    await rig.pass(3000);
    expect(rig.channel.ledger).toHaveLength(20);
    expect(await rig.row(marketing)).toMatchObject({ state: 'sending', waitingUntil: shanghai(32) });
    await rig.pass(11 * 60 * MINUTE - 10_000, 5 * MINUTE);
    expect(rig.channel.ledger).toHaveLength(20);
    await rig.untilState(marketing, 'finished');
    expect(rig.channel.ledger).toHaveLength(40);
  });

  it('closes in the middle of a campaign', async () => {
    rig = await createRig({ rate: 10, burst: 10, batch: 10 });
    rig.clock.jump(shanghai(19, 59) + 57_000 - rig.clock.now());
    const id = await rig.addCampaign({ kind: 'marketing', recipients: 100 });
    await rig.engine.start();
    await rig.pass(10_000, 50);
    const sent = rig.channel.ledger.length;
    expect(sent).toBeGreaterThan(10);
    expect(sent).toBeLessThanOrEqual(40);
    expect((await rig.row(id)).waitingUntil).toBe(shanghai(32));
  });
});

describe('lots', () => {
  it('sends so many every so many minutes', async () => {
    rig = await createRig();
    const schedule = { mode: 'lots', at: null, size: 15, everyMinutes: 10 } as const;
    const id = await rig.addCampaign({ recipients: 40, schedule });
    await rig.engine.start();
    await rig.until('first lot', async () => (await rig.row(id)).waitingUntil !== null);
    expect(rig.channel.ledger).toHaveLength(15);
    await rig.pass(9 * MINUTE, 2000);
    expect(rig.channel.ledger).toHaveLength(15);
    await rig.until('second lot', () => rig.channel.ledger.length === 30, 1000);
    await rig.pass(5 * MINUTE, 2000);
    expect(rig.channel.ledger).toHaveLength(30);
    await rig.untilState(id, 'finished');
  });
});

describe('the daily cap', () => {
  it('stops the channel for the day and goes on at midnight in Shanghai', async () => {
    rig = await createRig({ dailyCap: 25 });
    const id = await rig.addCampaign({ recipients: 40 });
    await rig.engine.start();
    await rig.until('cap reached', async () => (await rig.row(id)).waitingUntil !== null);
    expect(rig.channel.ledger).toHaveLength(25);
    expect((await rig.row(id)).waitingUntil).toBe(shanghai(24));
    await rig.restart();
    await rig.pass(10_000);
    expect(rig.channel.ledger).toHaveLength(25);
  });
});

describe('row 41: the wall clock', () => {
  it('jumping forward pauses what was planned for a time, nothing else', async () => {
    rig = await createRig();
    const at = rig.clock.now() + 86_400_000;
    const planned = await rig.addCampaign({ startAt: at, schedule: { mode: 'at', at } });
    await rig.engine.start();
    await rig.pass(3000);
    rig.clock.jump(11 * MINUTE);
    const notice = await rig.addCampaign({ from: 100 });
    await rig.untilState(planned, 'paused');
    expect((await rig.row(planned)).pauseReason).toBe('clock');
    await rig.untilState(notice, 'finished');
    await rig.engine.resume(planned);
    expect((await rig.row(planned)).state).toBe('scheduled');
  });

  it('jumping back does too, and small corrections do not', async () => {
    rig = await createRig();
    const at = rig.clock.now() + 86_400_000;
    const id = await rig.addCampaign({ startAt: at, schedule: { mode: 'at', at } });
    await rig.engine.start();
    await rig.pass(3000);
    rig.clock.jump(-MINUTE);
    await rig.pass(3000);
    rig.clock.jump(8 * MINUTE);
    await rig.pass(3000);
    expect((await rig.row(id)).state).toBe('scheduled');
    rig.clock.jump(-3 * MINUTE);
    await rig.untilState(id, 'paused');
  });

  it('apart from the provider by more than two minutes asks once', async () => {
    rig = await createRig();
    const at = rig.clock.now() + 86_400_000;
    const planned = await rig.addCampaign({ startAt: at, schedule: { mode: 'at', at } });
    rig.channel.always = { serverTime: rig.clock.now() + 5 * MINUTE };
    await rig.addCampaign({ from: 100 });
    await rig.engine.start();
    await rig.untilState(planned, 'paused');
    await rig.engine.resume(planned);
    const other = await rig.addCampaign({ from: 200 });
    await rig.untilState(other, 'finished');
    await rig.pass(3000);
    expect((await rig.row(planned)).state).toBe('scheduled');
  });
});

describe('the throttle', () => {
  it('keeps to the channel rate', async () => {
    rig = await createRig({ rate: 20, burst: 20, batch: 10 });
    const id = await rig.addCampaign({ recipients: 100 });
    await rig.engine.start();
    const before = rig.clock.now();
    await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 10);
    expect(rig.clock.now() - before).toBeGreaterThan(3900);
    expect(rig.engine.speed(id).perSecond).toBeGreaterThanOrEqual(0);
  });
});
