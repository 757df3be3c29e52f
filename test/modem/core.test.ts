import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Channel } from '../../shared/contract/channels.ts';
import type { Modem as ModemView } from '../../shared/contract/modems.ts';
import { until } from '../support/engine/until.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';
import { openCore, type TestCore } from '../support/open-core.ts';
import { createQuickClock } from '../support/quick-clock.ts';
import { cliJson, runCliHere } from '../support/run-cli.ts';

const BODY = '您预约的服务将于明天上午九点开始，请提前十分钟到店，如需改期请提前一天联系我们，祝您生活愉快。'.repeat(2);

let core: TestCore;
let modem: Modem;
beforeEach(async () => {
  const clock = createQuickClock(3);
  modem = await startModem({ now: clock.now });
  core = await openCore({ holdSeconds: 0, clock });
});
afterEach(async () => {
  await core.close();
  await modem.close();
});

async function added(patch: object = {}): Promise<{ view: ModemView; channel: Channel }> {
  await core.call('modems.save', { label: '前台', path: modem.path, pace: 60, ...patch });
  let view: ModemView | undefined;
  await until('the modem ready', async () => {
    view = (await core.call('modems.list', {})).rows[0];
    return view?.state === 'ready';
  });
  const channel = (await core.call('channels.list', {})).rows.find(({ provider }) => provider === 'modem');
  return { view: view as ModemView, channel: channel as Channel };
}

async function start(channel: Channel, numbers: string[]): Promise<number> {
  const audience = { numbers };
  const draft = { kind: 'notice', signature: '飞笺演示', body: BODY, channelId: channel.id, audience } as const;
  const { id: draftId } = await core.call('drafts.save', { draft });
  const { recipients, parts, cost } = await core.call('compose.totals', { draft, key: 'test' });
  const confirm = { recipients, parts, cost };
  return (await core.call('campaigns.start', { draftId, confirm, idempotencyKey: `modem-start-${draftId}` }))
    .campaignId;
}

it('a campaign over a modem: long texts, their reports, a reply in two parts and a 退订', async () => {
  const { view, channel } = await added();
  expect(view).toMatchObject({
    ...{ hasPin: false, warnings: ['pace_raised'], sentToday: 0, trouble: null, command: null },
    info: { manufacturer: 'Feijian', imei: '***********0006', carrier: 'mobile', registered: true, bars: 4 },
  });
  expect(channel).toMatchObject({ name: '短信猫', enabled: true });
  const campaignId = await start(channel, ['13800138000', '13800138001']);
  const done = await core.campaign(campaignId, ({ counts }) => counts.delivered === 2);
  expect(done.total).toBe(2);
  expect(modem.ledger.messages()).toMatchObject([
    { parts: 2, total: 2, copies: 1 },
    { parts: 2, total: 2, copies: 1 },
  ]);
  modem.control.network.receive('+8613800138000', `收到，谢谢！${'我会准时到的。'.repeat(15)}`);
  modem.control.network.receive('+8613800138001', '退订');
  await until('both replies', async () => (await core.call('replies.page', {})).rows.length === 2);
  const { rows } = await core.call('replies.page', {});
  expect(rows.map(({ number, optOut }) => [number, optOut]).sort()).toEqual([
    ['13800138000', false],
    ['13800138001', true],
  ]);
  expect((await core.call('blacklist.page', {})).rows).toMatchObject([{ number: '13800138001', source: 'reply' }]);
  const after = (await core.call('modems.list', {})).rows[0];
  expect(after).toMatchObject({ sentToday: 4, sentThisHour: 4 });
  const log = (await core.call('modems.log', { id: view.id })).rows;
  expect(log.length).toBeGreaterThan(20);
  expect(log.some(({ text }) => /\d{7}|[0-9A-F]{16}/.test(text))).toBe(false);
  expect(core.events.some(({ topic }) => topic === 'modemLine')).toBe(true);
}, 60_000);

it('marketing over a SIM waits for the owner’s word', async () => {
  const { channel } = await added();
  const audience = { numbers: ['13800138000'] };
  const draft = {
    kind: 'marketing',
    signature: '飞笺演示',
    body: '今日特惠',
    channelId: channel.id,
    audience,
  } as const;
  const barred = async () =>
    (await core.call('compose.totals', { draft, key: 'test' })).problems.some(({ key }) => key === 'sim_marketing');
  expect(await barred()).toBe(true);
  const { id, provider, name } = channel;
  await core.call('channels.save', { id, provider, name, options: { marketingConfirmedAt: 1_800_000_000_000 } });
  expect(await barred()).toBe(false);
});

it('an unplugged modem is shown in the campaign, and sending goes on when it is back', async () => {
  const { channel } = await added();
  modem.control.unplug();
  const campaignId = await start(channel, ['13800138000']);
  await until('the trouble', async () => {
    const row = (await core.call('channels.list', {})).rows.find(({ id }) => id === channel.id);
    return row?.trouble?.code === 'PORT_MISSING';
  });
  await modem.control.plug();
  await core.campaign(campaignId, ({ counts }) => counts.delivered === 1);
}, 60_000);

it('ports, detection, one text to oneself', async () => {
  expect(await core.call('modems.probe', { path: modem.path })).toMatchObject({ state: 'ready', info: { bars: 4 } });
  expect(await core.call('modems.probe', { path: '/dev/feijian-none' })).toMatchObject({ trouble: 'PORT_MISSING' });
  expect(Array.isArray((await core.call('modems.ports', {})).rows)).toBe(true);
  const { view } = await added({ hourCap: 200 });
  expect(view.warnings).toEqual(['hour_cap_raised', 'pace_raised']);
  modem.control.quirks.signal = 5;
  expect(await core.call('modems.check', { id: view.id })).toMatchObject({ state: 'ready', info: { bars: 1 } });
  const test = { id: view.id, number: '13800138000', text: '【飞笺】试发' };
  expect(await core.call('modems.sendTest', test)).toEqual({ outcome: 'accepted', explanation: null });
  expect(await core.refusal('modems.check', { id: 99 })).toBe('NOT_FOUND');
  await core.call('modems.remove', { id: view.id });
  expect((await core.call('modems.list', {})).rows).toEqual([]);
});

it('the command line adds a modem by its port', async () => {
  const data = mkdtempSync(join(tmpdir(), 'feijian-modem-cli-'));
  try {
    const args = ['channels', 'add', 'modem', '--name', '短信猫', '--set', `port=${modem.path}`, '--data', data];
    const { id } = await cliJson<{ id: number }>(args);
    const { stdout, stderr, code } = await runCliHere(['channels', 'test', String(id), '--json', '--data', data]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ item: 'sim', passed: true, detail: modem.path }),
    );
    expect(code).toBe(0);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 60_000);
