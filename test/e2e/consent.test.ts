import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedAddressBook } from '../support/e2e/address-book.ts';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import { openCore } from '../support/open-core.ts';

const t = textsOf('zh-CN');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let dataFolder: string;
let files: string;
let fake: string;
let real: string;
let draftId: number;
let app: TestApp;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'feijian-consent-'));
  files = mkdtempSync(join(tmpdir(), 'feijian-proofs-'));
  fake = join(files, '照片.jpg');
  writeFileSync(fake, 'MZ this is no photo');
  real = join(files, '登记表.png');
  writeFileSync(real, PNG);
  await seedAddressBook(dataFolder);
  const shop = await openCore({ dataFolder, sending: false });
  await shop.call('signatures.save', { text: '春风百货', isDefault: true });
  await shop.call('settings.set', { marketingFrom: 0, marketingTo: 1440, holdSeconds: 120 });
  const saved = await shop.call('drafts.save', {
    draft: {
      name: '周末活动',
      kind: 'marketing',
      signature: '春风百货',
      body: '周末八折',
      audience: { everyone: true },
      step: 3,
    },
  });
  draftId = saved.id;
  await shop.close();
  app = await startApp({ dataFolder });
});
afterAll(async () => {
  await app?.close();
  for (const folder of [dataFolder, files]) rmSync(folder, { recursive: true, force: true });
});

const button = (name: string) => app.page.getByRole('button', { name: new RegExp(`${name}$`) });
const looks = async (name: string) => {
  await app.shot(name);
  expect(await cutOff(app.page)).toEqual([]);
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.shot(`${name}-dark`);
  await app.page.emulateMedia({ colorScheme: 'light' });
};

it('keeps a proof of consent on a contact, shows it, refuses a fake one, and hands out the evidence', async () => {
  const { page } = app;
  await app.open('contacts');
  await page.locator('.vtable tbody').getByText('138 0013 8000', { exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(t.consent.add, { exact: true }).waitFor();
  await drawer.getByRole('combobox', { name: t.consent.ground }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(t.consent.grounds.agreed, { exact: true }).click();
  const said = page.locator('.ant-message-notice').last();
  await drawer.locator('input[type=file]').setInputFiles(fake);
  await expectPage(said).toContainText('不能作凭证');
  await drawer.locator('input[type=file]').setInputFiles(real);
  await drawer.getByText('登记表.png').waitFor();
  await button(t.consent.view).click();
  await page.locator('.proof-image').waitFor();
  await looks('proof');
  await page.locator('.ant-modal-close').click();
  await button(t.common.save).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.locator('.vtable tbody').getByText('138 0013 8000', { exact: true }).click();
  await drawer.getByText('登记表.png').waitFor();
  for (const [format, start] of [
    ['evidencePdf', '%PDF'],
    ['evidenceXlsx', 'PK'],
  ] as const) {
    await button(t.consent.evidence).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: t.consent[format] }).click(),
    ]);
    expect(readFileSync(await download.path()).toString('latin1', 0, start.length)).toBe(start);
  }
  await page.keyboard.press('Escape');
});

it('starts marketing to people without consent only after the owner has confirmed their number', async () => {
  const { page } = app;
  await app.open(`compose/${draftId}`);
  await page.locator('.ant-steps-item').nth(3).click();
  const value = 6;
  await page.getByText(fill(t.consent.confirmTitle, { value })).waitFor();
  const start = page.getByRole('button', { name: /确认发送|演练/ }).last();
  await expectPage(start).toBeDisabled();
  await looks('consent-confirm');
  await page.getByRole('checkbox', { name: fill(t.consent.confirmCheck, { value }) }).check();
  await expectPage(start).toBeEnabled();
  await start.click();
  await page.waitForURL(/campaigns/);
});

it('imports a list of opt-outs, says what it could not take, and shows how a number came on the list', async () => {
  const { page } = app;
  await app.open('blacklist');
  await button(t.blacklist.import).click();
  const dialog = page.getByRole('dialog', { name: t.blacklist.importTitle });
  await dialog.getByLabel(t.blacklist.importPaste).fill('13800138000\n12345\n13912345678\n不是号码');
  await dialog.getByRole('button', { name: t.blacklist.importAct }).click();
  const said = { rows: 4, added: 2, already: 0, duplicate: 0, invalid: 2 };
  await dialog.getByText(fill(t.blacklist.importDone, said)).waitFor();
  await dialog.getByText('12345').waitFor();
  await looks('opt-out-import');
  await dialog.getByRole('button', { name: t.common.close }).last().click();
  const row = page.locator('.vtable tbody tr', { hasText: '138 0013 8000' });
  await row.getByRole('button', { name: t.blacklist.history }).click();
  await page.getByRole('dialog').getByText(t.blacklistSource.import).waitFor();
  await looks('blacklist-history');
  await page.keyboard.press('Escape');
  await page.getByText(t.blacklist.byChannel, { exact: true }).click();
  await page.getByText(t.blacklist.byChannelEmpty, { exact: true }).waitFor();
  expect(app.troubles).toEqual([]);
});
