import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { AXE, violations } from '../support/e2e/axe.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import { HAD_ONE, MANY, type SeededCare, seedCareDrafts } from '../support/e2e/seed-care.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

const t = textsOf('zh-CN');
const KEY = 'test-only-key-9f3c';
const folder = mkdtempSync(join(tmpdir(), 'feijian-careful-'));
let app: TestApp;
let drafts: SeededCare;
let yunpian: YunpianDouble;

beforeAll(async () => {
  yunpian = await startYunpianDouble({ apikey: KEY });
  drafts = await seedCareDrafts(folder, KEY, yunpian.url);
  app = await startApp({ dataFolder: folder });
  await app.page.evaluate(AXE);
});
afterAll(async () => {
  await app?.close();
  await yunpian?.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (text: string) => app.page.getByText(text).first().waitFor();
const button = (name: string) => app.page.getByRole('button', { name });

async function confirmDraft(id: number, people: number): Promise<void> {
  await app.open(`compose/${id}`);
  await app.page.locator('.ant-steps-item').nth(3).click();
  const act = button(fill(t.composer.start.promise, { people, parts: people, cost: `¥${(people * 0.05).toFixed(2)}` }));
  await act.waitFor();
  const withoutConsent = fill(t.consent.confirmCheck, { value: people });
  for (const box of await app.page.getByRole('checkbox', { name: withoutConsent }).all()) await box.check();
  await expectPage(act).toBeEnabled();
  await act.click();
  await app.page.waitForURL(/#\/campaigns\/\d+/);
}

describe('careful sending', () => {
  it('leaves out who got anything in the last days, or a certain campaign, where the recipients are chosen', async () => {
    await app.open(`compose/${drafts.again}`);
    await app.page.locator('.ant-steps-item').nth(0).click();
    const left = (why: keyof typeof t.exclusion) =>
      app.page.locator('.composer-reasons li').filter({ hasText: t.exclusion[why] });
    const days = app.page.getByLabel(t.composer.exclude.recentBefore);
    await days.fill('7');
    await days.press('Tab');
    await expectPage(left('sent_recently')).toContainText(String(HAD_ONE.length));
    await days.fill('');
    await days.press('Tab');
    const campaigns = app.page.getByRole('combobox', { name: t.composer.exclude.campaigns });
    await campaigns.click();
    await app.page.locator('.ant-select-item-option').filter({ hasText: '早上发的' }).click();
    await expectPage(left('in_campaign')).toContainText(String(HAD_ONE.length));
    await campaigns.press('Backspace');
    await expectPage(left('cap_day')).toContainText(String(HAD_ONE.length));
    await campaigns.press('Escape');
  });

  it('shows whom the day’s cap holds back, before and after, and sends to them later', async () => {
    await app.open(`compose/${drafts.again}`);
    await app.page.locator('.ant-steps-item').nth(0).click();
    const reason = app.page.locator('.composer-reasons li').filter({ hasText: t.exclusion.cap_day });
    await expectPage(reason).toContainText(String(HAD_ONE.length));
    await confirmDraft(drafts.again, 1);
    await shown(fill(t.care.held.title, { people: HAD_ONE.length }));
    await app.shot('held-back');
    expect(await violations(app.page)).toEqual([]);
    await button(fill(t.care.held.act, { people: 2, parts: 2, cost: '¥0.10' })).click();
    await shown(fill(t.care.held.done, { people: 2 }));
    await expectPage(app.page.getByText(fill(t.care.held.title, { people: 2 }))).toHaveCount(0);
  });

  it('waits for a second person, sends a few ahead, and stops when they do not arrive', async () => {
    await confirmDraft(drafts.probing, MANY.length);
    await shown(fill(t.campaigns.pause.title, { reason: t.pause.approval }));
    await button(t.campaigns.action.undo).click();
    await shown(t.campaigns.undone);
    await app.page.waitForURL(new RegExp(`#/compose/${drafts.probing}`));
    await confirmDraft(drafts.probing, MANY.length);
    await shown(fill(t.campaigns.pause.title, { reason: t.pause.approval }));
    await button(t.campaigns.action.approve).click();
    await shown(fill(t.campaigns.pause.title, { reason: t.pause.probe }));
    await shown(t.care.probing.stopped);
    await shown(fill(t.care.probing.carrier, { carrier: t.operator.mobile, delivered: 0, sent: 1, failed: 1 }));
    const queued = app.page.locator('.tiles .tile').filter({ hasText: t.state.queued }).locator('.tile-value');
    await expectPage(queued).toHaveText(String(MANY.length - 1));
    await app.shot('probe-stopped');
  });

  it('keeps the owner’s rules', async () => {
    await app.open('settings');
    const perDay = app.page.getByRole('spinbutton', { name: t.care.perDay });
    await expectPage(perDay).toHaveValue('1');
    await perDay.fill('2');
    await perDay.press('Tab');
    await app.open('');
    await app.open('settings');
    await expectPage(app.page.getByRole('spinbutton', { name: t.care.perDay })).toHaveValue('2');
  });
});
