import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../electron/core/message-outcome.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';

const MINUTE = 60_000;
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const page = (rows: ReportRecord[]) => ({ kind: 'page' as const, rows, more: false });
const report = (i: number, status: ReportRecord['status'], code: string, raw = code): ReportRecord => {
  const { number, providerId } = rig.channel.ledger[i]!;
  return { providerId, number, status, code, at: rig.clock.now(), clientRef: null, raw: `${raw}${i}` };
};

async function sent(recipients: number): Promise<number> {
  const id = await rig.addCampaign({ recipients });
  await rig.engine.start();
  await rig.untilState(id, 'finished');
  return id;
}
const pulled = () => rig.until('pulled', () => rig.channel.reportPages.length === 0, 1000);
const sum = async (id: number) => Object.values((await rig.row(id)).counts).reduce<number>((n, m) => n + (m ?? 0), 0);

describe('row 37: a report', () => {
  it('that comes after 72 hours still makes 无回执 a 发送成功, and a failure after that changes nothing', async () => {
    const id = await sent(4);
    await rig.pass(72 * 60 * MINUTE + 11 * MINUTE, 5 * MINUTE);
    await rig.until('expired', async () => (await rig.count(id, 'no_report')) === 4, 1000);
    rig.channel.reportPages = [page([report(0, 'delivered', 'DELIVRD'), report(1, 'failed', 'MK:0001')])];
    await rig.until('applied', async () => (await rig.count(id, 'delivered')) === 1, 1000);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 1, failed: 1, no_report: 2, accepted: 0 });
    rig.channel.reportPages = [page([report(0, 'failed', 'LATE')])];
    await pulled();
    await rig.pass(5000);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 1, failed: 1, no_report: 2 });
    expect(await sum(id)).toBe(4);
    expect(await rig.storage.campaigns.recount()).toBe(0);
  });

  it('about an id nobody knows, or a known id under another number, is kept aside and changes no count', async () => {
    const id = await sent(3);
    const before = (await rig.row(id)).counts;
    const known = report(0, 'delivered', 'DELIVRD');
    const strangers = [
      { ...known, providerId: 'nobody', raw: 'a' },
      { ...known, number: '19099999999', raw: 'b' },
    ];
    const { orphans, applied } = await rig.storage.reports.storeReports(rig.channelId, strangers, rig.clock.now());
    expect({ orphans, applied }).toEqual({ orphans: 2, applied: 0 });
    expect((await rig.row(id)).counts).toEqual(before);
    // told again they are known already
    const again = await rig.storage.reports.storeReports(rig.channelId, strangers, rig.clock.now());
    expect(again).toMatchObject({ fresh: 0, applied: 0 });
  });

  it('told three times, the last two by contradiction, is kept each time and counted once', async () => {
    const id = await sent(1);
    const told = [report(0, 'failed', 'MK:0001'), report(0, 'delivered', 'DELIVRD'), report(0, 'failed', 'MK:0012')];
    for (const one of told) rig.channel.reportPages.push(page([one]), page([one]));
    await rig.until('all pulled', () => rig.channel.reportPages.length === 0, 1000);
    await rig.until('delivered', async () => (await rig.count(id, 'delivered')) === 1, 1000);
    await rig.pass(5000);
    expect((await rig.row(id)).counts).toMatchObject({ delivered: 1, failed: 0, accepted: 0 });
    const { rows } = await rig.storage.campaigns.messages({ campaignId: id }, { cursor: null, limit: 5 });
    const kept = await rig.storage.reports.ofMessage(rows[0]!.id);
    expect(kept.map(({ code }) => code).sort()).toEqual(['DELIVRD', 'MK:0001', 'MK:0012']);
  });
});

describe('row 44: a start more than 30 days ahead', () => {
  it('is not sent now, nor after 26 days of a closed app, but at its time', async () => {
    const at = rig.clock.now() + 31 * 24 * 60 * MINUTE;
    const id = await rig.addCampaign({ recipients: 5, startAt: at, schedule: { mode: 'at', at } });
    await rig.engine.start();
    await rig.pass(10_000);
    for (const left of [5 * 24 * 60 * MINUTE, 3000]) {
      await rig.engine.stop();
      rig.clock.jump(at - left - rig.clock.now());
      await rig.restart();
      await rig.pass(1000, 100);
      expect(rig.channel.batches).toHaveLength(0);
      expect((await rig.row(id)).state).toBe('scheduled');
    }
    await rig.untilState(id, 'finished');
    expect(rig.clock.now()).toBeGreaterThanOrEqual(at);
    expect(rig.channel.ledger).toHaveLength(5);
  });
});
