import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import { type NamedPort, nameSerialPorts, type SerialNames } from '../support/e2e/serial-names.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';
import { openCore } from '../support/open-core.ts';

const t = textsOf('zh-CN');
const m = t.modems;
const MINE = '13900139000';
const LONG = '您预约的服务将于明天上午九点开始，请提前十分钟到店，如需改期请提前一天联系我们，祝您生活愉快。'.repeat(2);
const NUMBERS = Array.from({ length: 20 }, (_, i) => `138001380${String(i + 10)}`);

const folder = mkdtempSync(join(tmpdir(), 'feijian-modem-e2e-'));
let app: TestApp;
let front: Modem;
let back: Modem;
let names: SerialNames;
const named = ({ path }: Modem, no: number): NamedPort => ({
  ...{ path, maker: 'HUAWEI_Technology', vendorId: '12d1', productId: '1506', serial: `E00${no}` },
});

beforeAll(async () => {
  names = nameSerialPorts(folder);
  front = await startModem({ path: join(folder, 'ttyUSB0') });
  back = await startModem({ path: join(folder, 'ttyUSB1'), sim: { iccid: '89860000000000000002' } });
  const dataFolder = join(folder, 'data');
  const shop = await openCore({ dataFolder, sending: false });
  await shop.call('settings.set', { holdSeconds: 0, myNumber: MINE });
  await shop.close();
  app = await startApp({ dataFolder });
});
afterAll(async () => {
  await app?.close();
  await front?.close();
  await back?.close();
  names?.restore();
  rmSync(folder, { recursive: true, force: true });
});

/** An icon's own name may stand before the words. */
const button = (name: string, within: Pick<Locator, 'getByRole'> = app.page) =>
  within.getByRole('button', { name: new RegExp(`(^| )${name.replace(/[.?()|…]/g, '\\$&')}$`) });
const card = (label: string) => app.page.getByRole('region', { name: label });
const dialog = () => app.page.getByRole('dialog').last();
const closed = () => expectPage(app.page.getByRole('dialog')).toHaveCount(0);
const shows = (where: Locator, text: string) => expectPage(where).toContainText(text);

async function add(label: string, path: string, pace: number): Promise<void> {
  await app.page.getByRole('button', { name: `${m.ports.add} ${path}` }).click();
  await dialog().getByLabel(m.form.label).fill(label);
  await dialog().getByLabel(m.form.pace).fill(String(pace));
  await shows(dialog(), t.modem.warning.pace_raised);
  await button(m.form.save, dialog()).click();
  await closed();
  await shows(card(label), m.state.ready);
}

it('a modem plugged in is found, named, tested, added, tried, watched', async () => {
  const { page, open, shot } = app;
  await open('channels');
  await button(m.open).click();
  await page.getByText(m.ports.none, { exact: true }).waitFor();
  await shot('modem-none');
  names.show([named(front, 0), named(back, 1)]);
  await page.getByRole('button', { name: `${m.ports.probe} ${front.path}` }).click();
  await page.getByText(m.probe.good, { exact: true }).waitFor();
  await shot('modem-ports');
  await add('前台', front.path, 60);
  const desk = card('前台');
  await shows(desk, 'Feijian Emulator');
  await shows(desk, '***********0006');
  await shows(desk, `CHINA MOBILE · ${t.operator.mobile}`);
  await shows(desk, m.registered);
  await desk
    .getByRole('img', { name: fill(m.signalBars, { bars: 4 }) })
    .first()
    .waitFor();
  await button(m.sendTest, desk).click();
  await shows(dialog(), fill(m.test.count, { units: 22, parts: 1 }));
  await button(fill(m.test.act, { parts: 1 }), dialog()).click();
  await shows(dialog(), m.test.accepted);
  await shot('modem-send-test');
  await button(t.common.close, dialog()).last().click();
  await closed();
  expect(front.ledger.messages()).toMatchObject([{ to: MINE, copies: 1 }]);
  await shows(desk, fill(m.usedOf, { used: 1, total: 300 }));
  await button(m.log, desk).click();
  const dialogue = page.getByRole('log');
  await shows(dialogue, 'AT+CMGS=');
  front.control.announce(['+CREG: 1']);
  await shows(dialogue, '← +CREG: 1');
  expect(await dialogue.textContent()).not.toMatch(/\d{7}|[0-9A-F]{16}/);
  await shot('modem-log');
  await page.keyboard.press('Escape');
  await closed();
  await add('后台', back.path, 60);
  expect(await cutOff(page)).toEqual([]);

  // ports and PINs are this screen's: the channel's own form asks for neither, and saving it leaves the modems alone
  await open('channels');
  await button(t.channels.edit, card('短信猫')).click();
  await dialog().getByLabel(t.channels.form.optOut).waitFor();
  for (const label of [t.provider.field.port, t.channels.form.rate]) {
    await expectPage(dialog().getByText(label, { exact: true })).toHaveCount(0);
  }
  await shot('modem-channel-form');
  await button(t.channels.form.save, dialog()).click();
  await closed();
  await open('modems');
  await shows(desk, m.state.ready);
}, 60_000);

async function compose(kind: 'notice' | 'marketing', numbers: readonly string[], body: string): Promise<void> {
  const { page, open } = app;
  await open('compose');
  await page.getByRole('textbox', { name: t.composer.audience.numbers }).fill(numbers.join('\n'));
  await button(t.common.next).click();
  await page.locator('#composer-text').fill(body);
  await page.getByText(t.kind[kind], { exact: true }).first().click();
  await button(t.common.next).click();
  await page.getByRole('radio', { name: /短信猫/ }).check();
}

async function confirm(): Promise<void> {
  await button(t.common.next).click();
  const start = app.page.getByRole('button', { name: /确认发送（/ });
  await expectPage(start).toBeEnabled();
  await start.click();
  await app.page.waitForURL(/#\/campaigns\/\d+/);
}
const tile = async (label: string): Promise<string> =>
  (await app.page.locator('.tiles .tile', { hasText: label }).locator('.tile-value').first().textContent()) ?? '';

it('twenty long texts, counted by GSM rules, go out over both SIMs and are delivered', async () => {
  const { page, shot } = app;
  await compose('notice', NUMBERS, LONG);
  await page.locator('.ant-steps-item').nth(1).click();
  await page.getByText(t.composer.count.ucs2, { exact: false }).waitFor();
  await page.getByText(t.composer.preview.simChannel, { exact: true }).waitFor();
  await shot('modem-compose');
  await page.locator('.ant-steps-item').nth(2).click();
  await confirm();
  await expectPage.poll(() => tile(t.state.delivered), { timeout: 45_000 }).toBe('20');
  await shot('modem-campaign');
  const sent = [...front.ledger.messages(), ...back.ledger.messages()].filter(({ to }) => to !== MINE);
  expect(sent.map(({ to }) => to).sort()).toEqual(NUMBERS);
  expect(sent.every(({ parts, total, copies }) => parts === 2 && total === 2 && copies === 1)).toBe(true);
  expect(front.ledger.messages().length).toBeGreaterThan(3);
  expect(back.ledger.messages().length).toBeGreaterThan(3);
}, 90_000);

it('a reply in two parts and a 退订 come back', async () => {
  const { page, open, shot } = app;
  const said = `收到，谢谢！${'我会准时到的。'.repeat(15)}`;
  front.control.network.receive(`+86${NUMBERS[0]}`, said);
  back.control.network.receive(`+86${NUMBERS[1]}`, '退订');
  await open('blacklist');
  await page.getByText(t.blacklistSource.reply, { exact: true }).first().waitFor();
  await open(`replies?number=${NUMBERS[0]}`);
  await page.getByText(said, { exact: true }).last().waitFor();
  await shot('modem-reply');
  expect(app.troubles).toEqual([]);
}, 60_000);

it('marketing over a SIM waits for the legal note', async () => {
  const { page, open, shot } = app;
  await compose('marketing', NUMBERS.slice(2, 3), '周末全场八折，欢迎光临。');
  await page.getByText(t.problem.sim_marketing, { exact: false }).first().waitFor();
  await open('modems');
  await page.getByText(m.marketing.off, { exact: true }).waitFor();
  await button(m.marketing.allow).click();
  await expectPage(button(m.marketing.allowAct)).toBeDisabled();
  await dialog().getByRole('checkbox').check();
  await shot('modem-legal');
  await button(m.marketing.allowAct).click();
  await page.getByText(fill(m.marketing.on, { time: '.*' }).split('.*')[1] ?? '', { exact: false }).waitFor();
  await open('compose');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await open('modems');
  await button(m.marketing.forbid).click();
  await page.getByText(m.marketing.off, { exact: true }).waitFor();
}, 60_000);
