import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { MESSAGE_HEADER } from '../../electron/transfer/export/words.ts';
import { fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import {
  HEARD,
  LOST,
  type SeededDrafts,
  SLOW_TOTAL,
  seedCampaignDrafts,
  TWICE,
} from '../support/e2e/seed-campaigns.ts';
import { startYunpianDouble, type YunpianDouble } from '../support/yunpian/double.ts';

const t = textsOf('zh-CN');
const KEY = 'test-only-key-9f3c';
const folder = mkdtempSync(join(tmpdir(), 'feijian-campaigns-'));
let app: TestApp;
let drafts: SeededDrafts;
let yunpian: YunpianDouble;

beforeAll(async () => {
  yunpian = await startYunpianDouble({ apikey: KEY });
  drafts = await seedCampaignDrafts(folder);
  app = await startApp({ dataFolder: folder });
});
afterAll(async () => {
  await app?.close();
  await yunpian?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An icon's own name may stand before the words. */
const button = (name: string, within: Pick<Locator, 'getByRole'> = app.page) =>
  within.getByRole('button', { name: new RegExp(`(^| )${name.replace(/[.?()|…]/g, '\\$&')}$`) });
const dialog = () => app.page.getByRole('dialog').last();
const shown = (text: string) => app.page.getByText(text, { exact: true }).first().waitFor();

/** 确认发送 on the review step, then the campaign's own page. */
async function confirmDraft(id: number, expected: { people: number; parts: number; cost: string }): Promise<void> {
  await app.open(`compose/${id}`);
  const promise = fill(t.composer.start.promise, expected);
  const act = app.page.getByRole('button', { name: promise });
  const step = app.page.locator('.ant-steps-item').nth(3);
  await step.click();
  await act.waitFor();
  const withoutConsent = fill(t.consent.confirmCheck, { value: expected.people });
  for (const box of await app.page.getByRole('checkbox', { name: withoutConsent }).all()) await box.check();
  await expectPage(act).toBeEnabled();
  await act.click();
  await app.page.waitForURL(/#\/campaigns\/\d+/);
}

/** The number on each tile; all but the total and the rate. */
async function tiles(): Promise<Record<string, number>> {
  const read = await app.page
    .locator('.tiles .tile')
    .evaluateAll((all) =>
      all.map((tile) => [
        tile.querySelector('.tile-label')?.textContent ?? '',
        tile.querySelector('.tile-value')?.textContent ?? '',
      ]),
    );
  return Object.fromEntries(read.map(([label, value]) => [label, Number(String(value).replace(',', ''))]));
}
const tile = (label: string) => expectPage.poll(async () => (await tiles())[label] ?? 0, { timeout: 30_000 });

async function expectSum(total: number): Promise<Record<string, number>> {
  const { [t.campaigns.detail.total]: all, [t.campaigns.detail.rate]: _, ...states } = await tiles();
  expect(all).toBe(total);
  expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(total);
  return states;
}

describe('a campaign under way', () => {
  it('is taken back inside the hold: a draft again, nothing sent', async () => {
    await confirmDraft(drafts.held, { people: 2, parts: 2, cost: '¥0.10' });
    await app.page.locator('.campaign-undo').click();
    await app.page.waitForURL(/#\/compose\/\d+/);
    await shown(t.campaigns.undone);
    await app.open('records');
    await shown(t.records.empty);
    await app.open('campaigns?state=draft');
    await shown('撤回的');
  });

  it('pauses, goes on and is cancelled; the figures always add up', async () => {
    await confirmDraft(drafts.slow, { people: SLOW_TOTAL, parts: SLOW_TOTAL, cost: '¥3' });
    await tile(t.state.delivered).toBeGreaterThanOrEqual(4);
    await app.shot('campaign-running');
    await button(t.campaigns.action.pause).click();
    await shown(fill(t.campaigns.pause.title, { reason: t.pause.user }));
    await tile(t.state.submitting).toBe(0);
    const paused = await expectSum(SLOW_TOTAL);
    await button(t.campaigns.action.resume).click();
    await tile(t.state.delivered).toBeGreaterThan(paused[t.state.delivered] ?? 0);
    await button(t.campaigns.action.pause).click();
    await shown(fill(t.campaigns.pause.title, { reason: t.pause.user }));
    await tile(t.state.submitting).toBe(0);
    const left = (await expectSum(SLOW_TOTAL))[t.state.queued] ?? 0;
    expect(left).toBeGreaterThan(0);
    await button(t.campaigns.action.cancel).click();
    await shown(fill(t.campaigns.cancelDetail, { queued: left, left: SLOW_TOTAL - left }));
    await button(fill(t.campaigns.cancelAct, { queued: left }), dialog()).click();
    await shown(fill(t.campaigns.cancelled, { value: left }));
    await tile(t.state.cancelled).toBe(left);
    const end = await expectSum(SLOW_TOTAL);
    expect(end[t.state.queued]).toBe(0);
    expect((end[t.state.delivered] ?? 0) + (end[t.state.accepted] ?? 0)).toBe(SLOW_TOTAL - left);
    await app.shot('campaign-cancelled');

    await button(t.common.export).click();
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.getByText(t.records.export.xlsx, { exact: true }).click(),
    ]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const book = read(readFileSync(file));
    const [header, ...rows] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(header).toEqual(MESSAGE_HEADER['zh-CN']);
    expect(rows).toHaveLength(SLOW_TOTAL);
    expect(rows.filter((row) => row[4] === '已取消')).toHaveLength(left);
    expect(rows.filter((row) => row[6])).toHaveLength(SLOW_TOTAL - left);
    expect(rows.find((row) => row[0] === TWICE)?.[2]).toBe('【春风百货】慢慢发：本店明日九点开门。');
  });

  it('says when it goes on: the next lot, the marketing hours', async () => {
    await confirmDraft(drafts.lots, { people: 3, parts: 3, cost: '¥0.15' });
    await app.page.getByText(/^这一批已提交，下一批 .+ 自动继续$/).waitFor();
    await tile(t.state.queued).toBe(1);
    await app.shot('campaign-waiting-lot');
    await confirmDraft(drafts.marketing, { people: 2, parts: 2, cost: '¥0.10' });
    await app.page.getByText(/^现在不在营销短信的发送时段，.+ 会自动继续$/).waitFor();
    await tile(t.state.queued).toBe(2);
    await app.shot('campaign-waiting-window');
  });
});

describe('结果未知', () => {
  it('stops the campaign and is settled by 视为已发, 查询 and 重发, the last asking twice', async () => {
    await confirmDraft(drafts.lost, { people: 5, parts: 5, cost: '¥0.25' });
    await tile(t.state.unknown).toBe(LOST.length);
    await app.page.getByText(fill(t.campaigns.pause.title, { reason: t.pause.unknown_result })).waitFor();
    await app.shot('campaign-unknown');
    const settle = (people: number) => button(fill(t.campaigns.unknownNote.act, { value: people }));
    await settle(3).click();
    await app.shot('campaign-unknown-drawer');
    const drawer = dialog();
    await drawer.getByRole('row', { name: '139 0002 7777' }).getByRole('checkbox').check();
    await button(fill(t.campaigns.unknown.sent.act, { people: 1 }), drawer).click();
    await button(fill(t.campaigns.unknown.sent.act, { people: 1 }), app.page.locator('.ant-popconfirm')).click();
    await shown(fill(t.campaigns.unknown.sent.done, { people: 1 }));
    await button(fill(t.campaigns.unknown.query.act, { people: 2 }), drawer).click();
    await shown(fill(t.campaigns.unknown.query.found, { found: 1, absent: 1 }));
    await button(fill(t.campaigns.unknown.resend.act, { people: 1 }), drawer).click();
    const again = button(fill(t.campaigns.unknown.resend.confirmAct, { people: 1, cost: '¥0.05' }));
    await expectPage(again).toBeDisabled();
    await app.shot('campaign-unknown-resend');
    await app.page.getByText(fill(t.campaigns.unknown.resend.understand, { people: 1 })).click();
    await again.click();
    await shown(fill(t.campaigns.unknown.resend.donePaused, { people: 1 }));
    await shown(t.campaigns.unknown.none);
    await app.page.keyboard.press('Escape');
    await shown(`${t.campaigns.pause.settled} ${fill(t.campaigns.pause.left, { queued: 1 })}`);
    const states = await expectSum(5);
    expect(states[t.state.queued]).toBe(1);
    expect(states[t.state.unknown]).toBe(0);
  });
});

describe('templates', () => {
  it('are written, duplicated and sent with', async () => {
    await app.open('templates');
    await button(t.templates.add).first().click();
    const body = '{姓名}您好，您的衣服已洗好，请到店领取。';
    await dialog().getByLabel(t.templates.name).fill('取衣');
    await dialog().getByLabel(t.templates.body).fill(body);
    await dialog().locator('.template-count').waitFor();
    await app.shot('template-drawer');
    await button(t.common.save, dialog()).click();
    await shown('取衣');
    await button(`${t.templates.duplicate} 取衣`).click();
    await expectPage(app.page.locator('.template-list > li')).toHaveCount(2);
    await button(t.templates.use).first().click();
    await app.page.locator('.ant-steps-item').nth(1).click();
    await expectPage(app.page.locator('#composer-text')).toHaveValue(body);
  });
});

describe('a provider', () => {
  const card = () => app.page.locator('section', { has: app.page.getByRole('heading', { name: '云片' }) }).last();
  const saveKey = async (key: string) => {
    await dialog().getByLabel(t.provider.field.apikey).fill(key);
    await button(t.channels.form.save, dialog()).click();
  };

  it('is checked: the key passes, or the next step is said; only its last four characters are shown', async () => {
    await app.open('channels');
    await button(t.channels.add).click();
    await button(`${t.channels.facts.choose} ${t.provider.yunpian}`).click();
    await app.page.getByText(t.channels.setup.more).click();
    await app.page.getByLabel(t.provider.field.endpoint).fill(yunpian.url);
    await app.page.getByLabel(t.provider.field.apikey).fill('test-only-key-wrong');
    await button(t.channels.setup.saveAndCheck).click();
    await app.page.getByText(t.carrier.advice.key).waitFor();
    await app.shot('channel-check-failed');
    await app.open('channels');
    await button(t.channels.edit, card()).click();
    await expectPage(dialog().getByLabel(t.provider.field.apikey)).toHaveAttribute('placeholder', /…rong/);
    await saveKey(KEY);
    await card().getByText(t.channels.check.allPassed).waitFor();
    // a real channel is there now: nothing may say any more that no message is real
    await shown(t.app.simulatedDefault);
    await expectPage(app.page.getByText(t.app.simulated, { exact: true })).toHaveCount(0);
    await app.shot('channel-check-passed');
    await button(t.channels.edit, card()).click();
    await expectPage(dialog().getByLabel(t.provider.field.apikey)).toHaveAttribute('placeholder', /…9f3c/);
    expect(await app.page.content()).not.toContain(KEY);
    await app.page.keyboard.press('Escape');
  });

  it('takes a campaign, and its reports are fetched', async () => {
    await app.open(`compose/${drafts.small}`);
    await app.page.locator('.composer-channel', { hasText: '云片' }).click();
    await button(t.common.next).click();
    await confirmDraft(drafts.small, { people: 3, parts: 3, cost: '¥0.15' });
    await tile(t.state.delivered).toBe(3);
    expect(yunpian.account.counts()).toEqual(Object.fromEntries([TWICE, ...HEARD].map((number) => [number, 1])));
    await app.shot('campaign-yunpian');
  });

  it('leaves every message in 发送记录, with all a number ever got', async () => {
    await app.open(`records?number=${TWICE}`);
    await app.page.getByRole('row', { name: /^131 0000 1234 .*真通道/ }).click();
    const timeline = dialog().locator('.number-timeline li');
    await expectPage(timeline).toHaveCount(3);
    await app.shot('number-timeline');
    await timeline.filter({ hasText: '慢慢发' }).getByRole('button').click();
    await expectPage(dialog().locator('.message-text')).toContainText('慢慢发');
    expect(app.troubles).toEqual([]);
  });
});
