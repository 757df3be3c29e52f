import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { explainCode } from '../../electron/channels/carrier-codes.ts';
import type { Campaign } from '../../shared/contract/campaigns.ts';
import type { Channel } from '../../shared/contract/channels.ts';
import { until } from '../support/engine/until.ts';
import { type Modem, type ModemOptions, startModem } from '../support/modem/start-modem.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { createQuickClock } from '../support/quick-clock.ts';

const STORED = '0001000B813108108300F00008044F60597D';
const clock = createQuickClock(3);
let core: TestCore;
let modem: Modem;
let starts = 0;
beforeAll(async () => {
  core = await openCore({ holdSeconds: 0, clock });
});
afterEach(async () => {
  for (const { id } of (await core.call('modems.list', {})).rows) await core.call('modems.remove', { id });
  const { rows } = await core.call('campaigns.list', {});
  for (const { id, state } of rows) if (state === 'paused') await core.call('campaigns.cancel', { id });
  await modem.close();
});
afterAll(() => core.close());

const modemChannel = async (): Promise<Channel> =>
  (await core.call('channels.list', {})).rows.find(({ provider }) => provider === 'modem') as Channel;
const view = async () => (await core.call('modems.list', {})).rows[0];

async function add(options: ModemOptions, patch: object = {}): Promise<Channel> {
  modem = await startModem({ ...options, now: clock.now });
  await core.call('modems.save', { label: '前台', path: modem.path, pace: 60, ...patch });
  await until('the modem came up', async () => {
    const { state = 'off', trouble } = (await view()) ?? {};
    // a slow start is tried again by itself
    return !['off', 'connecting'].includes(state) && trouble !== 'NOT_A_MODEM';
  });
  return modemChannel();
}

async function start(channelId: number, more: object = {}): Promise<number> {
  starts += 1;
  const audience = { numbers: ['13800138000'] };
  const body = `明天九点开门，第${starts}次通知。`;
  const draft = { kind: 'notice', signature: '飞笺演示', body, channelId, audience, ...more } as const;
  const { id: draftId } = await core.call('drafts.save', { draft });
  const { recipients, parts, cost, withoutConsent } = await core.call('compose.totals', { draft, key: 'test' });
  const confirm = { recipients, parts, cost, withoutConsent };
  const { campaignId } = await core.call('campaigns.start', {
    ...{ draftId, confirm, idempotencyKey: `states-${draftId}` },
  });
  return campaignId;
}
const paused = async (id: number): Promise<Pick<Campaign, 'pauseReason' | 'pauseDetail'>> => {
  const { pauseReason, pauseDetail } = await core.campaign(id, ({ state }) => state === 'paused');
  return { pauseReason, pauseDetail };
};

describe('a campaign stands still for what a person must mend, with the modem’s own code', () => {
  it.each<[string, ModemOptions, object]>([
    ['SIM_MISSING', { sim: { absent: true } }, {}],
    ['PIN_NEEDED', { sim: { pin: '1234' } }, {}],
    ['PIN_WRONG', { sim: { pin: '1234' } }, { pin: '9999' }],
    ['SMSC_MISSING', { sim: { smsc: '' } }, {}],
  ])('%s', async (code, options, patch) => {
    const { id } = await add(options, patch);
    expect(await view()).toMatchObject({ state: 'trouble', trouble: code });
    expect(await paused(await start(id))).toEqual({ pauseReason: 'account', pauseDetail: code });
    await until('the channel says so', async () => (await modemChannel()).trouble?.code === code);
    expect((await modemChannel()).trouble?.category).toBe(`modem_${code.toLowerCase()}`);
  });

  it('no modem at all', async () => {
    const { id } = await add({});
    await core.call('modems.remove', { id: (await view())?.id ?? 0 });
    expect(await paused(await start(id))).toEqual({ pauseReason: 'account', pauseDetail: 'NO_MODEM' });
  });

  it.each([
    ['a barred SIM', '+CMS ERROR: 10', 'account', 'SIM_STOPPED'],
    ['no credit', '+CMS ERROR: 21', 'balance', null],
    ['no service centre', '+CMS ERROR: 330', 'account', 'SMSC_MISSING'],
  ])('%s, as the network says it', async (_, final, reason, trouble) => {
    const { id } = await add({});
    modem.control.faults.add('+CMGS', { kind: 'answer', lines: [final] });
    const code = final.replace('+CMS ERROR: ', 'CMS:');
    expect(await paused(await start(id))).toEqual({ pauseReason: reason, pauseDetail: code });
    expect(await view()).toMatchObject({ trouble });
    if (trouble === null) expect((await view())?.standstill).toMatchObject({ why: 'refused', code });
  });

  it('unplugged mid-message: the result is unknown, and nothing is sent again', async () => {
    const { id } = await add({});
    modem.control.faults.add('+CMGS', { kind: 'unplug', afterBytes: 0 });
    const campaignId = await start(id);
    expect(await paused(campaignId)).toEqual({ pauseReason: 'unknown_result', pauseDetail: 'PORT_GONE' });
    await until('the plug is missed', async () => (await view())?.trouble === 'PORT_MISSING');
    expect(modem.ledger.submissions.length).toBeLessThan(2);
  });
});

it('marketing stops when the owner takes the word back, and goes on when it is given again', async () => {
  const { id, provider, name } = await add({ quirks: { registration: 2 } });
  const word = (marketingConfirmedAt: number | null) =>
    core.call('channels.save', { id, provider, name, options: { marketingConfirmedAt } });
  await word(1_800_000_000_000);
  await core.call('settings.set', { marketingFrom: 0, marketingTo: 1440 });
  const campaignId = await start(id, { kind: 'marketing', body: '新品到店，欢迎试用。' });
  await core.campaign(campaignId, ({ state }) => state === 'sending');
  await word(null);
  expect(await paused(campaignId)).toEqual({ pauseReason: 'account', pauseDetail: 'SIM_MARKETING_OFF' });
  expect(explainCode('SIM_MARKETING_OFF').category).toBe('modem_marketing');
  await core.call('campaigns.resume', { id: campaignId });
  expect((await paused(campaignId)).pauseDetail).toBe('SIM_MARKETING_OFF');
  await word(1_800_000_000_000);
  modem.control.quirks.registration = 1;
  await core.call('modems.check', { id: (await view())?.id ?? 0 });
  expect(modem.ledger.submissions).toEqual([]);
  await core.call('campaigns.resume', { id: campaignId });
  await core.campaign(campaignId, ({ counts }) => counts.delivered === 1);
  await word(null);
});

describe('what passes by itself is waited for, and named', () => {
  it.each<[string, () => void, () => void]>([
    [
      'NO_NETWORK',
      () => Object.assign(modem.control.quirks, { registration: 2 }),
      () => Object.assign(modem.control.quirks, { registration: 1 }),
    ],
    [
      'STORAGE_FULL',
      () => {
        for (let i = 0; i < 8; i += 1) modem.control.memory('SM').put({ stat: 3, pdu: STORED });
      },
      () => {
        for (const [index] of modem.control.memory('SM').list()) modem.control.memory('SM').remove(index);
      },
    ],
  ])('%s', async (code, spoil, mend) => {
    const { id } = await add({ sim: { capacity: 10 } });
    const modemId = (await view())?.id ?? 0;
    spoil();
    await core.call('modems.check', { id: modemId });
    expect(await view()).toMatchObject({ trouble: code });
    const campaignId = await start(id);
    await until('the channel says why', async () => (await modemChannel()).trouble?.code === code);
    mend();
    await core.call('modems.check', { id: modemId });
    await core.campaign(campaignId, ({ counts }) => counts.delivered === 1);
  });

  it('a cap that is reached', async () => {
    const { id } = await add({ sim: { iccid: '89860000000000000077' } }, { hourCap: 1 });
    await core.campaign(await start(id), ({ counts }) => counts.delivered === 1);
    expect((await view())?.standstill).toMatchObject({ why: 'hour_cap' });
  });
});

describe('a modem as fallback', () => {
  async function broke(): Promise<{ channelId: number; fallbackChannelIds: number[] }> {
    const { id } = await add({});
    const rehearsal = (await core.call('channels.list', {})).rows.find(({ simulated }) => simulated) as Channel;
    const { provider, name, config } = rehearsal;
    await core.call('channels.save', { id: rehearsal.id, provider, name, config: { ...config, granted: 0 } });
    return { channelId: rehearsal.id, fallbackChannelIds: [id] };
  }

  it('carries a notice the first channel has no money for', async () => {
    const { channelId, ...more } = await broke();
    const campaignId = await start(channelId, more);
    await core.campaign(campaignId, ({ counts }) => counts.delivered === 1);
    expect(modem.ledger.messages()).toHaveLength(1);
  });

  it('is passed over by marketing until the legal note is confirmed, and the composer says so', async () => {
    const { channelId, ...more } = await broke();
    const marketing = { ...more, kind: 'marketing', body: '周末全场八折。' } as const;
    const draft = { ...marketing, signature: '飞笺演示', channelId, audience: { numbers: ['13800138000'] } };
    const { problems } = await core.call('compose.totals', { draft, key: 'test' });
    expect(problems).toContainEqual({ key: 'sim_marketing', severity: 'warn', data: {} });
    await core.call('settings.set', { marketingFrom: 0, marketingTo: 1440 });
    expect((await paused(await start(channelId, marketing))).pauseReason).toBe('balance');
    expect(modem.ledger.messages()).toEqual([]);
  });
});
