import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutOff, fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { AXE, violations } from '../support/e2e/axe.ts';
import { expectPage } from '../support/e2e/expect-page.ts';
import { ANSWERS, LEAVES, type SeededReplies, SLOW_TOTAL, seedReplyDrafts } from '../support/e2e/seed-replies.ts';

const t = textsOf('zh-CN');
const folder = mkdtempSync(join(tmpdir(), 'feijian-replies-'));
const spaced = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
let app: TestApp;
let drafts: SeededReplies;

beforeAll(async () => {
  drafts = await seedReplyDrafts(folder);
  app = await startApp({ dataFolder: folder });
  await app.page.evaluate(AXE);
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp, within: Pick<Locator, 'getByRole'> = app.page) =>
  within.getByRole('button', { name });
const dialog = () => app.page.getByRole('dialog').last();
const row = (text: string) => app.page.locator('.replies-list tbody tr').filter({ hasText: text });

async function confirmDraft(id: number, people: number, cost: string): Promise<void> {
  await app.open(`compose/${id}`);
  const act = button(fill(t.composer.start.promise, { people, parts: people, cost }));
  await app.page.locator('.ant-steps-item').nth(3).click();
  await expectPage(act).toBeEnabled();
  await act.click();
  await app.page.waitForURL(/#\/campaigns\/\d+/);
}

describe('customers write back', () => {
  it('a reply 退订 during a running campaign stops the rest to that number and shows it', async () => {
    await confirmDraft(drafts.slow, SLOW_TOTAL, '¥4');
    const slow = app.page.url().split('#/')[1] ?? '';
    await confirmDraft(drafts.quick, 2, '¥0.10');
    await app.open('replies');
    await row(spaced(LEAVES)).getByText(t.replies.rehearsedOptOut, { exact: true }).waitFor();
    await row(spaced(ANSWERS)).waitFor();
    await app.shot('replies');

    // the campaign is still on its way, and that number is out of it
    await app.open(slow);
    const excluded = app.page.locator('.tiles .tile').filter({ hasText: t.state.excluded }).locator('.tile-value');
    await expectPage(excluded).toHaveText('1');
    const waiting = app.page.locator('.tiles .tile').filter({ hasText: t.state.queued }).locator('.tile-value');
    expect(Number(await waiting.textContent())).toBeGreaterThan(0);

    await app.open('replies');
    await row(spaced(LEAVES)).click();
    const thread = app.page.locator('.thread');
    await thread.getByText(t.replies.appliedRehearsed).waitFor();
    await thread.getByText(t.replies.optedOutRehearsed).waitFor();
    await expectPage(thread.locator('.bubble-in')).toContainText('先发的');
    await button(new RegExp(t.timeline.open), thread).click();
    const events = dialog().locator('.timeline-events');
    await events.getByText(t.timeline.rehearsedOptOut.split('{{')[0] ?? '').waitFor();
    await events.getByText(fill(t.timeline.proof, { text: '退订' })).waitFor();
    await events.getByText('慢慢发：本店明日九点开门。').waitFor();
    await expectPage(events.getByText(t.state.excluded, { exact: true })).toHaveCount(1);
    await expectPage(events.getByText(t.records.report.delivered)).toHaveCount(1);
    expect(await violations(app.page)).toEqual([]);
    await app.shot('timeline');
    await button(/Close|关闭/, dialog()).click();
  });

  it('counts what is unread, until it is read', async () => {
    await app.open('');
    await app.page.getByText(fill(t.home.todo.replies, { value: 1 })).waitFor();
    await app.open('replies?filter=unread');
    await expectPage(row(spaced(ANSWERS))).toHaveCount(1);
    await expectPage(row(spaced(LEAVES))).toHaveCount(0);
    await row(spaced(ANSWERS)).click();
    await app.page.locator('.bubble-in').getByText('收到', { exact: true }).waitFor();
    await app.page.getByText(fill(t.replies.waiting, { unread: 0, followUp: 0 })).waitFor();
    await button(t.replies.setFollowUp).click();
    await app.page.getByText(fill(t.replies.waiting, { unread: 0, followUp: 1 })).waitFor();
    await app.open('replies?filter=follow_up');
    await row(spaced(ANSWERS)).waitFor();
    await app.open('');
    await app.page.getByText(fill(t.home.todo.followUps, { value: 1 })).waitFor();
  });

  it('an answer says its price on the button and arrives in the conversation', async () => {
    await app.open(`replies?number=${ANSWERS}`);
    const box = app.page.getByRole('textbox', { name: t.replies.box.label });
    await box.fill('谢谢，明天见。');
    const send = button(fill(t.replies.box.send, { parts: 1, price: '¥0.05' }));
    await expectPage(send).toBeEnabled();
    await button(new RegExp(t.replies.phrases.title)).click();
    await button(t.replies.phrases.save).click();
    await app.page.locator('.phrases').getByText('谢谢，明天见。').waitFor();
    await app.page.keyboard.press('Escape');
    expect(await cutOff(app.page)).toEqual([]);
    expect(await violations(app.page)).toEqual([]);
    await app.shot('reply-thread');
    await send.click();
    const out = app.page.locator('.bubble-out').last();
    await expectPage(out).toContainText('【春风百货】谢谢，明天见。');
    await expectPage(out).toContainText(t.replies.origin.reply);
    await expectPage(out).toContainText(t.state.delivered, { timeout: 30_000 });
    await expectPage(box).toHaveValue('');
  });

  it('rules are checked while they are written, tried on what came in, and saved', async () => {
    await button(t.replies.rules.title).click();
    const drawer = dialog();
    for (const answer of ['营业到九点', '明天休息']) {
      await button(new RegExp(t.replies.rules.add), drawer).click();
      const card = drawer.locator('.rule-card').last();
      await card.getByRole('combobox', { name: t.replies.rules.words }).fill('收到');
      await app.page.keyboard.press('Enter');
      await card.getByRole('textbox', { name: t.replies.rules.answer }).fill(answer);
    }
    const other = fill(t.replies.rules.untitled, { no: 1 });
    await drawer.getByText(fill(t.replies.ruleProblem.contradicts, { word: '收到', other })).waitFor();
    await expectPage(button(t.replies.rules.save, drawer)).toBeDisabled();
    expect(await violations(app.page)).toEqual([]);
    await app.shot('reply-rules');
    await button(t.replies.rules.remove, drawer).last().click();
    await button(t.replies.rules.dryRun, drawer).click();
    const tried = drawer.locator('.dry-run');
    await tried.getByText(spaced(ANSWERS)).first().waitFor();
    await expectPage(tried).toContainText(t.replies.rules.would.answer);
    await button(t.replies.rules.save, drawer).click();
    await app.page.getByText(t.replies.rules.saved).waitFor();
  });

  it('everything about one number goes, once it was said what goes and what stays', async () => {
    await app.open(`replies?number=${ANSWERS}`);
    await button(new RegExp(t.timeline.open), app.page.locator('.thread')).click();
    await button(t.timeline.erase.act, dialog()).click();
    await app.page.getByText(t.timeline.erase.stays).waitFor();
    await app.shot('erase');
    await button(new RegExp(t.timeline.erase.confirm.split('{{')[0] ?? '')).click();
    await app.page.getByText(t.timeline.erase.done, { exact: true }).waitFor();
    await app.open('replies');
    await row(spaced(LEAVES)).waitFor();
    await expectPage(row(spaced(ANSWERS))).toHaveCount(0);
    expect(app.troubles).toEqual([]);
  });
});
