import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { seedShop } from '../support/e2e/seed.ts';

const t = textsOf('zh-CN');
let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'feijian-costs-'));
  await seedShop(folder);
  app = await startApp({ dataFolder: folder });
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name });
const tab = (name: keyof typeof t.costs.tabs) =>
  app.page.locator('.ant-segmented-item-label').getByText(t.costs.tabs[name], { exact: true }).click();

it('keeps the books: a top-up of −5 is refused with a reason, one of 500 stands in balance and postings', async () => {
  await app.open('costs');
  await button(t.costs.balance.topUp).first().click();
  const amount = app.page.getByLabel(t.costs.post.amount);
  await amount.fill('-5');
  await button(fill(t.costs.post.actTopUp, { amount: '-¥5.00' })).click();
  await app.page.getByText(t.error.AMOUNT_INVALID, { exact: true }).waitFor();
  await app.shot('costs-top-up-refused');
  await amount.fill('500');
  await button(fill(t.costs.post.actTopUp, { amount: '¥500.00' })).click();
  await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await app.shot('costs-balance');
  expect(await cutOff(app.page)).toEqual([]);
  await tab('postings');
  await app.page.getByText(t.costs.postings.topUp, { exact: true }).first().waitFor();
  await app.shot('costs-postings');
  expect(await cutOff(app.page)).toEqual([]);
});

it('rules that contradict themselves are named, not saved', async () => {
  await tab('balance');
  await button(t.costs.balance.rules).first().click();
  await app.page.getByLabel(t.costs.rules.capDay).fill('100');
  await app.page.getByLabel(t.costs.rules.capMonth).fill('50');
  await button(t.costs.rules.addPackage).click();
  await app.shot('costs-rules');
  await app.page.getByLabel(`${t.costs.rules.packageParts} 1`).fill('1000');
  await app.page.getByLabel(`${t.costs.rules.packagePrice} 1`).fill('45');
  await button(t.common.save).click();
  await app.page.getByText(t.costs.rules.wrong.day_above_month, { exact: true }).waitFor();
  await app.page.getByLabel(t.costs.rules.capMonth).fill('5000');
  await button(t.common.save).click();
  await app.page.locator('.ant-drawer-open').waitFor({ state: 'hidden' });
});

it('refunds, reconciliation and costs by campaign fit the window, in the dark as well', async () => {
  for (const name of ['refunds', 'days', 'campaigns'] as const) {
    await tab(name);
    await app.page.getByRole('table', { name: t.costs.tabs[name] }).waitFor();
    await app.shot(`costs-${name}`);
    expect(await cutOff(app.page), name).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await tab('balance');
  await app.shot('costs-balance-dark');
  expect(app.troubles).toEqual([]);
});
