import { afterEach, describe, expect, it } from 'vitest';
import type { ModemRow } from '../../electron/core/modem-records.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import { segment } from '../../shared/domain/sms/segment.ts';
import { type EngineModemRig, engineModemRig } from './engine-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** what the book takes for every claim and every settlement, ms */
const SLOW_BOOK_MS = 40;
const LONG = `【测试】${'您预约的服务将于明天上午九点开始，请提前十分钟到店。'.repeat(4)}`;

let at: EngineModemRig | null = null;
afterEach(async () => {
  await at?.close();
  at = null;
});

/** when the network of each modem took what, ms of the faked clock */
const timesOf = ({ modems }: EngineModemRig): number[][] =>
  modems.map(({ ledger }) => ledger.submissions.map((one) => one.at));

function expectPace(times: readonly number[], perMinute: number): void {
  const interval = MINUTE / perMinute;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const mean = (last - first) / (times.length - 1);
  expect(Math.abs(mean / interval - 1), `mean ${mean} instead of ${interval}`).toBeLessThanOrEqual(0.01);
  for (const [i, time] of times.entries()) {
    const within = times.slice(i).filter((one) => one < time + MINUTE * 0.99).length;
    expect(within).toBeLessThanOrEqual(perMinute);
  }
}

interface Work {
  recipients: number;
  textOf?: () => { text: string; parts: number };
  /** of the faked clock; by default fine enough for the fastest modem */
  stepMs?: number;
}

async function sent(rows: Partial<ModemRow>[], { stepMs, ...work }: Work): Promise<number[][]> {
  at = await engineModemRig(
    rows.map(() => ({})),
    rows,
  );
  const { rig, run } = at;
  const { outbox } = rig.storage;
  const { claim, settle } = outbox;
  outbox.claim = (request) => rig.clock.sleep(SLOW_BOOK_MS).then(() => claim(request));
  outbox.settle = (request) => rig.clock.sleep(SLOW_BOOK_MS).then(() => settle(request));
  const id = await rig.addCampaign(work);
  await rig.engine.start();
  const fine = MINUTE / Math.max(...rows.map(({ pace = 1 }) => pace)) / 250;
  await run('the campaign finished', async () => (await rig.row(id)).state === 'finished', stepMs ?? fine);
  return timesOf(at);
}

const PATIENCE = { timeout: 200_000 };

describe('what the network takes keeps the pace to 1 %, through engine, book, pool and port', PATIENCE, () => {
  it.each([
    [6, 12],
    [30, 30],
    [60, 40],
  ])('%s a minute', async (perMinute, recipients) => {
    const [times = []] = await sent([{ pace: perMinute }], { recipients });
    expect(times).toHaveLength(recipients);
    expectPace(times, perMinute);
  });

  it('the parts of long texts, each of them', async () => {
    const parts = segment(LONG).perPart.length;
    const [times = []] = await sent([{ pace: 30 }], { recipients: 10, textOf: () => ({ text: LONG, parts }) });
    expect(parts).toBe(2);
    expect(times).toHaveLength(20);
    expectPace(times, 30);
  });

  it('two modems side by side, each its own, and share by it', async () => {
    const [slow = [], fast = []] = await sent([{ pace: 10 }, { pace: 30 }], { recipients: 40 });
    expect(slow.length + fast.length).toBe(40);
    expectPace(slow, 10);
    expectPace(fast, 30);
    expect(fast.length / slow.length).toBeGreaterThan(2.5);
    expect(fast.length / slow.length).toBeLessThan(3.6);
  });
});

describe('what the network takes keeps the caps', PATIENCE, () => {
  const most = (times: readonly number[], ms: number): number =>
    Math.max(...times.map((from) => times.filter((one) => one >= from && one < from + ms).length));

  it('of every hour, each SIM its own, and goes on as soon as the hour allows', async () => {
    const rows = [
      { pace: 60, hourCap: 4 },
      { pace: 60, hourCap: 2 },
    ];
    const [four = [], two = []] = await sent(rows, { recipients: 12, stepMs: 500 });
    expect([four.length, two.length]).toEqual([8, 4]);
    expect([most(four, HOUR), most(two, HOUR)]).toEqual([4, 2]);
    const all = [...four, ...two].sort((a, b) => a - b);
    expect((all.at(-1) ?? 0) - (all[0] ?? 0)).toBeLessThan(HOUR + MINUTE);
  });

  it('of the day in Shanghai, for all parts of a text', async () => {
    const work = { recipients: 5, textOf: () => ({ text: LONG, parts: 2 }), stepMs: 2 * MINUTE };
    const [times = []] = await sent([{ pace: 60, dayCap: 7 }], work);
    const byDay = Map.groupBy(times, startOfShanghaiDay);
    expect([...byDay.values()].map((day) => day.length)).toEqual([6, 4]);
  });
});
