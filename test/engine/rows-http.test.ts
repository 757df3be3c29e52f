import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { yunpian } from '../../electron/channels/providers/yunpian.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { createRandom } from '../../electron/platform/random.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import type { Fault } from '../support/gateways/frame/options.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

const apikey = 'k'.repeat(32);
const PRICE = 50;
let rig: Rig;
let double: YunpianDouble;
let http: Http;
let channel: Channel;

beforeEach(async () => {
  rig = await createRig();
  // the provider's records carry real times
  rig.clock.jump(Date.now() - rig.clock.now());
  double = await startYunpianDouble({ apikey, reports: { neverShare: 1 } });
  http = createHttp();
  const row = await rig.storage.channels.get(rig.channelId);
  channel = yunpian.create(
    { apikey, endpoint: double.url, sendUid: false, deadlineSeconds: 5 },
    {
      clock: rig.clock,
      http,
      random: createRandom(),
      logger: { info: () => {}, warn: () => {}, error: () => {} },
      state: { get: async () => null, set: async () => {} },
    },
  );
  rig.over.open = { channel, options: rig.options, row: row! };
});
afterEach(async () => {
  await rig.close();
  await channel.close();
  await http.close();
  await double.close();
});

const accepted = () => Object.values(double.account.counts());
const total = async (id: number) =>
  Object.values((await rig.row(id)).counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
const settled = (id: number) =>
  rig.until('settled', async () => ['finished', 'paused'].includes((await rig.row(id)).state));

describe('an answer that says one thing and means another', () => {
  const ANSWERS: [row: string, fault: Fault, taken: number][] = [
    ['29', { kind: 'gateway' }, 10],
    ['35', { kind: 'code_string' }, 10],
    ['35', { kind: 'wrong_types' }, 10],
    ['35', { kind: 'slow', code: 4711 }, 0],
  ];
  it.each(ANSWERS)(
    'row %s: %j is unknown, stops the campaign, and nothing is sent again',
    async (_row, fault, taken) => {
      double.faults.program([{ ...fault, skip: 1 }]);
      const id = await rig.addCampaign({ recipients: 30 });
      await rig.engine.start();
      await rig.untilState(id, 'paused');
      expect((await rig.row(id)).counts).toMatchObject({ accepted: 10, unknown: 10, queued: 10 });
      await rig.pass(3000);
      expect(accepted()).toHaveLength(10 + taken);
      await rig.engine.resolveUnknown({ campaignId: id, action: 'query' });
      expect((await rig.row(id)).counts.unknown).toBe(10 - taken);
      expect(accepted().every((n) => n === 1)).toBe(true);
    },
  );
});

describe('a refusal of the whole account', () => {
  it.each([
    ['row 36', 'balance', { kind: 'balance', skip: 1 }],
    ['bad input', 'channel_error', { kind: 'slow', code: -1, skip: 1 }],
  ] as const)(
    '%s: %s stops the campaign; the refused wait in the queue and cost nothing',
    async (_row, _why, fault) => {
      double.faults.program([fault]);
      const id = await rig.addCampaign({ recipients: 30 });
      await rig.engine.start();
      await rig.untilState(id, 'paused');
      const { counts, spent, pauseReason } = await rig.row(id);
      expect(counts).toMatchObject({ accepted: 10, queued: 20, rejected: 0, unknown: 0, submitting: 0 });
      expect(spent).toBe(10 * PRICE);
      expect(pauseReason).not.toBeNull();
      await rig.pass(5000);
      expect(accepted()).toHaveLength(10);
      await rig.engine.resume(id);
      await rig.untilState(id, 'finished');
      expect(accepted()).toHaveLength(30);
      expect(accepted().every((n) => n === 1)).toBe(true);
    },
  );
});

describe('a button pressed while a batch is on the wire', () => {
  const press = async (act: (id: number) => Promise<unknown>) => {
    double.faults.program([{ kind: 'slow', ms: 300, skip: 1 }]);
    const id = await rig.addCampaign({ recipients: 35 });
    await rig.engine.start();
    await rig.until('the second batch on the wire', () => double.account.totals.requests === 2);
    expect(await rig.count(id, 'submitting')).toBe(10);
    await act(id);
    await rig.until('the batch settled', async () => (await rig.count(id, 'submitting')) === 0);
    await rig.pass(3000);
    expect(accepted()).toHaveLength(20);
    return id;
  };

  it('row 49: pause lets it finish and leaves exactly the rest in the queue', async () => {
    const id = await press((campaign) => rig.engine.pause(campaign));
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 20, queued: 15, unknown: 0 });
    await rig.engine.resume(id);
    await rig.untilState(id, 'finished');
    expect(accepted()).toHaveLength(35);
    expect(await total(id)).toBe(35);
  });

  it('row 49: cancel lets it finish and cancels exactly the rest', async () => {
    let cancelled = 0;
    const id = await press(async (campaign) => {
      cancelled = await rig.engine.cancel(campaign);
    });
    expect(cancelled).toBe(15);
    expect(await rig.row(id)).toMatchObject({ state: 'cancelled', counts: { accepted: 20, cancelled: 15, queued: 0 } });
    expect((await rig.row(id)).spent).toBe(20 * PRICE);
  });
});

describe('row 28', () => {
  it('a kept connection that died between two batches reaches the provider at most once', async () => {
    double.faults.program([{ kind: 'reset_before', skip: 1 }]);
    const id = await rig.addCampaign({ recipients: 30 });
    await rig.engine.start();
    await settled(id);
    expect((await rig.row(id)).counts).toMatchObject({ accepted: 10, unknown: 10, queued: 10 });
    expect(accepted()).toHaveLength(10);
  });
});
