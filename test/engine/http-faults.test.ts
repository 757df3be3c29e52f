import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../electron/channels/channel.ts';
import { yunpian } from '../../electron/channels/providers/yunpian.ts';
import { createHttp } from '../../electron/platform/http.ts';
import type { Http } from '../../electron/platform/ports.ts';
import { createRandom } from '../../electron/platform/random.ts';
import { createRig, type Rig } from '../support/engine/rig.ts';
import type { Fault, FaultKind } from '../support/gateways/frame/options.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

const apikey = 'k'.repeat(32);
let rig: Rig;
let double: YunpianDouble;
let http: Http;
let channel: Channel;

async function connect(endpoint: string): Promise<void> {
  const row = await rig.storage.channels.get(rig.channelId);
  channel = yunpian.create(
    { apikey, endpoint, sendUid: false, deadlineSeconds: 1 },
    {
      // the provider's records carry real times, so the rig's clock starts there too
      clock: rig.clock,
      http,
      random: createRandom(),
      logger: { info: () => {}, warn: () => {}, error: () => {} },
      state: { get: async () => null, set: async () => {} },
    },
  );
  rig.over.open = { channel, options: rig.options, row: row! };
}

beforeEach(async () => {
  rig = await createRig();
  rig.clock.jump(Date.now() - rig.clock.now());
  double = await startYunpianDouble({ apikey, reports: { neverShare: 1 } });
  http = createHttp();
  await connect(double.url);
});
afterEach(async () => {
  await rig.close();
  await channel.close();
  await http.close();
  await double.close();
});

const twice = () => Object.values(double.account.counts()).filter((n) => n > 1);
const total = async (id: number) =>
  Object.values((await rig.row(id)).counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);

/** kind, whether the double took the batch, and why the campaign stops */
const UNKNOWN: [row: string, kind: FaultKind, taken: boolean, reason: string][] = [
  ['25', 'hang', true, 'unknown_result'],
  ['25', 'hang_dropped', false, 'unknown_result'],
  ['26', 'reset_after', true, 'unknown_result'],
  ['26', 'reset_before', false, 'unknown_result'],
  ['27', 'fin', true, 'unknown_result'],
  ['27', 'cut', true, 'unknown_result'],
  ['27', 'stall', true, 'unknown_result'],
  ['27', 'wrong_length', true, 'unknown_result'],
  ['29', 'gateway_json', true, 'unknown_result'],
  ['32', 'html', false, 'portal'],
  ['35', 'garbage', true, 'unknown_result'],
];

describe('a send nobody knows the end of', () => {
  it.each(UNKNOWN)(
    'row %s: %s is unknown, stops the campaign and is resolved by records',
    async (_row, kind, taken, reason) => {
      double.faults.program([{ kind, skip: 1 }]);
      const id = await rig.addCampaign({ recipients: 30 });
      await rig.engine.start();
      await rig.until('paused', async () => (await rig.row(id)).state === 'paused', 1);
      expect((await rig.row(id)).pauseReason).toBe(reason);
      expect((await rig.row(id)).counts).toMatchObject({ accepted: 10, unknown: 10, queued: 10 });
      const answer = await rig.engine.resolveUnknown({ campaignId: id, action: 'query' });
      expect(answer).toMatchObject({ supported: true, found: taken ? 10 : 0, notFound: taken ? 0 : 10 });
      await rig.engine.resolveUnknown({ campaignId: id, action: 'sent' });
      await rig.engine.resume(id);
      await rig.untilState(id, 'finished');
      expect(twice()).toEqual([]);
      expect(Object.keys(double.account.counts())).toHaveLength(taken ? 30 : 20);
      expect(await total(id)).toBe(30);
    },
  );

  it('row 28: over a connection the provider closed meanwhile reaches it at most once', async () => {
    const first = await rig.addCampaign({ recipients: 10 });
    await rig.engine.start();
    await rig.untilState(first, 'finished');
    const port = Number(new URL(double.url).port);
    await double.close();
    double = await startYunpianDouble({ apikey, port });
    const second = await rig.addCampaign({ recipients: 20, from: 100 });
    await rig.until('settled', async () => ['finished', 'paused'].includes((await rig.row(second)).state));
    expect(twice()).toEqual([]);
    expect(await total(second)).toBe(20);
  });
});

describe('a send that did not leave, or was refused', () => {
  it('row 23: with the port closed nothing is lost; it goes when the provider is back', async () => {
    const port = Number(new URL(double.url).port);
    await double.close();
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.pass(10_000);
    expect(await rig.row(id)).toMatchObject({ state: 'sending', counts: { queued: 20, unknown: 0 } });
    double = await startYunpianDouble({ apikey, port });
    await rig.untilState(id, 'finished');
    expect(Object.keys(double.account.counts())).toHaveLength(20);
    expect(twice()).toEqual([]);
  });

  const LATER: [row: string, fault: Fault][] = [
    ['30', { kind: 'refused_500' }],
    ['31', { kind: 'rate', retryAfter: '2' }],
    ['31', { kind: 'rate', retryAfter: 'garbage' }],
    ['31', { kind: 'rate', retryAfter: '1000000000' }],
    ['31', { kind: 'rate_bare' }],
  ];
  it.each(LATER)('row %s: %j waits and loses nothing', async (_row, fault) => {
    double.faults.program([{ ...fault, skip: 1 }]);
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.until('finished', async () => (await rig.row(id)).state === 'finished', 500);
    expect(twice()).toEqual([]);
    expect(Object.keys(double.account.counts())).toHaveLength(20);
  });

  it.each(['partial', 'missing', 'extra', 'shuffled', 'duplicated', 'contradicting'] as const)(
    'row 34: of a batch answered "%s" every number has a state of its own, and none is sent twice',
    async (kind) => {
      double.faults.program([{ kind }]);
      const id = await rig.addCampaign();
      await rig.engine.start();
      await rig.until('settled', async () => ['finished', 'paused'].includes((await rig.row(id)).state));
      if ((await rig.row(id)).state === 'paused') await rig.engine.resume(id);
      await rig.untilState(id, 'finished');
      const { counts } = await rig.row(id);
      expect((counts.accepted ?? 0) + (counts.rejected ?? 0) + (counts.unknown ?? 0)).toBe(20);
      expect(twice()).toEqual([]);
    },
  );

  it('row 36: no balance stops the campaign with the rest in the queue', async () => {
    double.faults.program([{ kind: 'balance', skip: 1 }]);
    const id = await rig.addCampaign({ recipients: 30 });
    await rig.engine.start();
    await rig.untilState(id, 'paused');
    expect(await rig.row(id)).toMatchObject({ pauseReason: 'balance', counts: { accepted: 10, queued: 20 } });
  });
});

describe('reports over HTTP', () => {
  it('row 37: three times, reversed, contradicting and of strangers: every message ends in one state', async () => {
    Object.assign(double.account.reports, {
      neverShare: 0,
      twiceShare: 1,
      contradictShare: 0.5,
      reversed: true,
      strangers: 5,
    });
    const id = await rig.addCampaign();
    await rig.engine.start();
    await rig.until('all reported', async () => (await rig.count(id, 'delivered')) === 20);
    expect(await total(id)).toBe(20);
  });
});
