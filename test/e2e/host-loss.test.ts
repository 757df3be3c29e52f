import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Language, launchChrome, type StartedHost, startHost, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';

let dataFolder: string;
let host: StartedHost;
let browser: Browser;
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'feijian-loss-'));
  [host, browser] = await Promise.all([startHost(dataFolder), launchChrome()]);
});
afterEach(async () => {
  await browser.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function openWindow(address: string, language: Language = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const go = (page: Page, path: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${path}`);

it('a draft outlives a reload, a killed host and a new window; a second start says who holds the folder', async () => {
  const t = textsOf('zh-CN');
  const page = await openWindow(host.address);
  await go(page, 'compose');
  await page.getByRole('textbox', { name: t.composer.audience.numbers, exact: true }).fill('13800138000');
  await page.locator('.ant-steps-item').nth(1).click();
  const body = page.locator('#composer-text');
  await body.fill('写了一半的短信');
  await page.getByRole('status').getByText(t.common.saved).waitFor();

  await page.reload();
  await expectPage(body).toHaveValue('写了一半的短信');
  await body.press('End');
  await page.keyboard.type('，明天接着写');
  await page.getByRole('status').getByText(t.common.saved).waitFor();

  const second = await startHost(dataFolder).catch((error: unknown) => String(error));
  expect(second).toContain(String(host.process.pid));

  const ended = once(host.process, 'exit');
  host.process.kill('SIGKILL');
  await ended;
  await page.getByText(t.app.lost.title).waitFor();
  // what is written without a core stays in the window and is said to be unsaved
  await page.keyboard.type('。');
  await page.getByRole('alert').getByText(t.composer.saved.failed).waitFor();

  host = await startHost(dataFolder);
  const next = await openWindow(host.address);
  await go(next, 'compose');
  await next.getByText(t.composer.drafts.offer.split('：')[0] ?? '').waitFor();
  await next.getByRole('button', { name: t.composer.drafts.resume }).click();
  await expectPage(next.locator('#composer-text')).toHaveValue('写了一半的短信，明天接着写');
});

it('the first start speaks the language of the system until the owner chooses one', async () => {
  const [zh, en] = [textsOf('zh-CN'), textsOf('en')];
  const page = await openWindow(host.address, 'en');
  await page.getByRole('link', { name: en.app.addChannel }).waitFor();
  await go(page, 'import');
  const sample = page.getByRole('button', { name: en.import.file.sample });
  const [download] = await Promise.all([page.waitForEvent('download'), sample.click()]);
  await page.locator('input[type=file]').setInputFiles(await download.path());
  await page
    .getByRole('rowheader', { name: /^[A-Z]/ })
    .first()
    .waitFor();

  await go(page, 'settings');
  await page.getByText('简体中文', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: zh.settings.title }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: zh.settings.title }).waitFor();
  await page.getByText(zh.settings.systemLanguage, { exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: en.settings.title }).waitFor();
});
