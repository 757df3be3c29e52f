import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';

const t = textsOf('zh-CN');
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const button = (name: string | RegExp) => app.page.getByRole('button', { name });
const body = () => app.page.locator('#composer-text');

async function openContent(): Promise<void> {
  await app.open('compose');
  await app.page.locator('.ant-steps-item').nth(1).click();
  await body().waitFor();
}

it('points at risky words while typing, with reason and source, and writes what is suggested', async () => {
  await openContent();
  await body().fill('本店全网最低价，加微信领红包，¥39起');
  const problems = app.page.getByRole('list', { name: t.composer.problem.title });
  await problems.getByText('绝对化用语', { exact: false }).first().waitFor();
  await problems.getByText('引流联系方式', { exact: false }).first().waitFor();
  expect(await problems.textContent()).toContain('《广告法》第九条');
  await app.shot('text-check');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.shot('text-check-dark');
  await app.page.emulateMedia({ colorScheme: 'light' });
  await button(fill(t.check.mend, { mend: '优惠价' }))
    .first()
    .click();
  await button(fill(t.check.mend, { mend: '39元' })).click();
  expect(await body().inputValue()).toBe('本店优惠价，加微信领红包，39元起');
  await button(t.check.show).first().click();
  const selected = await body().evaluate((field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toContain('微信');
  expect(await cutOff(app.page)).toEqual([]);
});

it('takes a list of own words, tells which lines it could not take, and uses it at once', async () => {
  await app.open('templates');
  await app.page.getByText(t.templates.tabs.words, { exact: true }).click();
  await button(t.templates.words.add).first().click();
  await app.page.getByLabel(t.templates.words.name).fill('店里的词');
  await app.page
    .getByLabel(t.templates.words.paste)
    .fill('甩卖,店规,拦截,写清折扣,换季优惠\n★\n清仓,店规,猛烈\n六合彩,,放行');
  await button(t.templates.words.paste).click();
  await app.page.getByText(t.templates.words.reason.severity_unknown, { exact: false }).waitFor();
  await app.shot('word-list');
  await button(t.common.save).click();
  await app.page.locator('.ant-modal-confirm-title').getByText(t.templates.words.conflictTitle).waitFor();
  await app.shot('word-list-conflict');
  await app.page.locator('.ant-modal-confirm-btns button').click();
  await app.page.getByText('店里的词', { exact: true }).waitFor();
  expect(await cutOff(app.page)).toEqual([]);
  await app.shot('word-lists');

  await openContent();
  await body().fill('今日甩卖');
  await button(fill(t.check.mend, { mend: '换季优惠' })).click();
  expect(await body().inputValue()).toBe('今日换季优惠');
  expect(app.troubles).toEqual([]);
});
