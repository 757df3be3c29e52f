import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { modemTrouble } from '../../shared/contract/modems.ts';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';
import { openCore } from '../support/open-core.ts';

const t = textsOf('zh-CN');
const m = t.modems;
const STORED = '0001000B813108108300F00008044F60597D';

const folder = mkdtempSync(join(tmpdir(), 'feijian-modem-trouble-'));
let app: TestApp;
let modem: Modem;
let other: Modem;
let drafts: { lost: number; locked: number };

beforeAll(async () => {
  modem = await startModem({ path: join(folder, 'ttyUSB0') });
  other = await startModem({ path: join(folder, 'ttyUSB1') });
  const dataFolder = join(folder, 'data');
  const shop = await openCore({ dataFolder, sending: false });
  const { call } = shop;
  await call('settings.set', { holdSeconds: 0, myNumber: '13900139000' });
  await call('modems.save', { label: '前台', path: modem.path, pace: 60 });
  const channel = (await call('channels.list', {})).rows.find(({ provider }) => provider === 'modem');
  const draft = { kind: 'notice', signature: '飞笺演示', body: '明天九点开门。', step: 3 } as const;
  const save = async (numbers: string[]) => {
    const saved = { ...draft, channelId: channel?.id ?? null, audience: { numbers } };
    return (await call('drafts.save', { draft: saved })).id;
  };
  drafts = { lost: await save(['13800138000', '13800138001']), locked: await save(['13800138002']) };
  await shop.close();
  app = await startApp({ dataFolder });
  await app.open('modems');
  await shows(m.state.ready);
});
afterAll(async () => {
  await app?.close();
  await modem?.close();
  await other?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An icon's own name may stand before the words. */
const button = (name: string, within: Pick<Locator, 'getByRole'> = app.page) =>
  within.getByRole('button', { name: new RegExp(`(^| )${name.replace(/[.?()|…]/g, '\\$&')}$`) });
const desk = () => app.page.getByRole('region', { name: '前台' });
const dialog = () => app.page.getByRole('dialog').last();
const shows = (text: string, where: Locator = desk()) => expectPage(where).toContainText(text, { timeout: 30_000 });
const check = () => button(m.check, desk()).click();

type Trouble = (typeof modemTrouble.options)[number];
/** What it is, what to do, and the code for support stand there. */
async function troubled(code: Trouble, where: Locator = desk()): Promise<void> {
  const category = `modem_${code.toLowerCase()}` as keyof typeof t.carrier.category;
  await shows(t.carrier.category[category], where);
  await shows(t.carrier.advice[category], where);
  await shows(code, where);
}

/** Pulled out, changed, put back. */
async function replug(change: () => void): Promise<void> {
  modem.control.unplug();
  await troubled('PORT_MISSING');
  change();
  await modem.control.plug();
  await check();
}

it('SIM, PIN and PUK: each its own words; a PIN is tried once for each time it is typed', async () => {
  const { control, ledger } = modem;
  const pin = () => desk().getByLabel(m.pinLabel);
  await replug(() => control.insertSim({ absent: true }));
  await troubled('SIM_MISSING');
  await replug(() => control.insertSim({ pin: '1234' }));
  await troubled('PIN_NEEDED');
  await app.shot('modem-pin');
  await pin().fill('0000');
  await button(m.pinSave).click();
  await troubled('PIN_WRONG');
  await check();
  await troubled('PIN_WRONG');
  expect(ledger.pinAttempts).toHaveLength(1);
  await pin().fill('1234');
  await button(m.pinSave).click();
  await shows(m.state.ready);
  expect(ledger.pinAttempts).toHaveLength(2);
  await replug(() => {
    for (let tries = 0; tries < 3; tries += 1) control.sim().enterPin('9999');
  });
  await troubled('PUK_NEEDED');
  await replug(() => control.insertSim({ smsc: '' }));
  await troubled('SMSC_MISSING');
  await replug(() => control.insertSim({ iccid: '89860000000000000009' }));
  await shows(m.state.ready);
}, 180_000);

it('network, storage, refusals and a SIM that is barred', async () => {
  const { control } = modem;
  control.quirks.registration = 2;
  await check();
  await troubled('NO_NETWORK');
  control.quirks.registration = 1;
  await check();
  await shows(m.state.ready);
  const memory = control.memory('SM');
  memory.capacity = 10;
  for (let i = 0; i < 8; i += 1) memory.put({ stat: 3, pdu: STORED });
  await check();
  await troubled('STORAGE_FULL');
  for (const [index] of memory.list()) memory.remove(index);
  await check();
  await shows(m.state.ready);
  const sendRefused = async (final: string) => {
    control.faults.add('+CMGS', { kind: 'answer', lines: [final] });
    await button(m.sendTest, desk()).click();
    await button(fill(m.test.act, { parts: 1 }), dialog()).click();
    await shows(m.test.rejected, dialog());
  };
  await sendRefused('+CMS ERROR: 21');
  await shows(t.carrier.category.modem_sim_refused, dialog());
  await app.page.keyboard.press('Escape');
  await shows(m.standstill.refused.split('{{')[0] ?? '');
  await shows(m.state.standing);
  await app.shot('modem-no-credit');
  await check();
  await shows(m.state.ready);
  await sendRefused('+CMS ERROR: 10');
  await app.page.keyboard.press('Escape');
  await troubled('SIM_STOPPED');
  await check();
  await shows(m.state.ready);
}, 180_000);

it('ports: not there, held by another program and by which, not a modem, wrong speed', async () => {
  await button(m.ports.manual).click();
  const ask = async (path: string) => {
    await dialog().getByLabel(m.form.path).fill(path);
    await button(m.form.probe, dialog()).click();
  };
  await ask('/dev/feijian-none');
  await troubled('PORT_MISSING', dialog());
  const port = JSON.stringify({ path: other.path, baudRate: 115_200 });
  const hold = `new (require('serialport').SerialPort)(${port}).on('open', () => console.log('open')); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
  const released = once(holder, 'exit');
  try {
    await once(holder.stdout, 'data');
    await ask(other.path);
    await troubled('PORT_BUSY', dialog());
    await expectPage(dialog()).toContainText(/占用者：\S+ \(\d+\)/);
    await app.shot('modem-busy');
  } finally {
    holder.kill();
    await released;
  }
  other.control.quirks.deaf = 'silent';
  await ask(other.path);
  await troubled('NOT_A_MODEM', dialog());
  other.control.quirks.deaf = 'noise';
  await ask(other.path);
  await troubled('WRONG_SPEED', dialog());
  expect(await cutOff(app.page)).toEqual([]);
  await app.page.keyboard.press('Escape');
}, 180_000);

async function start(draftId: number): Promise<void> {
  await app.open(`compose/${draftId}`);
  await app.page.locator('.ant-steps-item').nth(3).click();
  const act = app.page.getByRole('button', { name: /确认发送（/ });
  await expectPage(act).toBeEnabled();
  await act.click();
  await app.page.waitForURL(/#\/campaigns\/\d+/);
}

it('a campaign says what holds it: unplugged mid-message, and a SIM with another PIN', async () => {
  const { page, open, shot } = app;
  const content = page.locator('#content');
  modem.control.faults.add('+CMGS', { kind: 'unplug', afterBytes: 0 });
  await start(drafts.lost);
  await shows(t.pause.unknown_result, content);
  await troubled('PORT_MISSING', content);
  await shows('前台 · ', content);
  await shot('modem-campaign-unplugged');
  await modem.control.plug();
  await expectPage(content).not.toContainText('PORT_MISSING', { timeout: 30_000 });

  await open('modems');
  await shows(m.state.ready);
  await replug(() => modem.control.insertSim({ pin: '5678', iccid: '89860000000000000010' }));
  await troubled('PIN_WRONG');
  await start(drafts.locked);
  await troubled('PIN_WRONG', content);
  await shot('modem-campaign-pin');
  await button(m.manage).click();
  await troubled('PIN_WRONG');
}, 180_000);

it('in English and dark nothing is cut off', async () => {
  const { page, open, shot } = app;
  const en = textsOf('en');
  await open('settings');
  await page.getByText('English', { exact: true }).first().click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('modems');
  await expectPage(desk()).toContainText(en.carrier.category.modem_pin_wrong);
  await shot('modem-en-dark');
  expect(await cutOff(page)).toEqual([]);
  await button(en.modems.edit, desk()).click();
  await expectPage(dialog()).toContainText(en.modem.warning.pace_raised);
  await shot('modem-form-en-dark');
  expect(await cutOff(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await open('channels');
  await expectPage(page.locator('.modem-summary')).toContainText(en.carrier.category.modem_pin_wrong);
  await shot('modem-channels-en-dark');
  expect(await cutOff(page)).toEqual([]);
  expect(app.troubles).toEqual([]);
}, 180_000);
