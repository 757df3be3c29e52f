import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedAddressBook } from '../support/e2e/address-book.ts';
import { fill, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';

const t = textsOf('zh-CN');
const EVERYBODY = ['单雄', '张伟', '李娜', '欧阳娜娜', '王小明', '王芳', '陈静'];

let dataFolder: string;
let app: TestApp;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'feijian-book-'));
  await seedAddressBook(dataFolder);
  app = await startApp({ dataFolder });
});
afterAll(async () => {
  await app?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** An icon before the words is part of the name. */
const button = (name: string) => app.page.getByRole('button', { name: new RegExp(`${name}$`) });
const search = () => app.page.getByRole('searchbox', { name: t.common.search });
const rowOf = (name: string) => app.page.locator('.vtable tbody tr', { hasText: name });
const cell = (name: string, field: string) => rowOf(name).locator(`[data-cell=${field}]`);

/** Who is listed, once the list says so. */
const listed = (people: readonly string[]) =>
  expectPage
    .poll(async () => {
      const names = await app.page.locator('.vtable tbody .name-cell').allInnerTexts();
      return names.map((name) => name.split('\n')[0]?.trim() ?? '').sort();
    })
    .toEqual([...people].sort());

async function pick(select: Locator, option: string): Promise<void> {
  await select.click();
  await app.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}
const filterBy = (label: string, option: string) => pick(app.page.getByRole('combobox', { name: label }), option);

async function choose(...people: string[]): Promise<void> {
  for (const name of people) await rowOf(name).getByRole('checkbox').check();
}

beforeEach(async () => {
  await app.open('contacts');
  await app.page.getByRole('heading', { level: 1, name: t.contacts.title }).waitFor();
});

describe('the address book', () => {
  it('finds people while typing: digits, characters, pinyin, initials', async () => {
    await listed(EVERYBODY);
    for (const [typed, people] of [
      ['138', ['王芳']],
      ['5678', ['王小明', '陈静']],
      ['娜', ['李娜', '欧阳娜娜']],
      ['欧阳', ['欧阳娜娜']],
      ['wangfang', ['王芳']],
      ['oynn', ['欧阳娜娜']],
      ['shan', ['单雄']],
      ['没有这个人', []],
    ] as const) {
      await search().fill(typed);
      await listed(people);
    }
    await app.page.getByText(t.common.nothingFound, { exact: true }).waitFor();
    await button(t.common.clearFilters).click();
    await listed(EVERYBODY);
  });

  it('is filtered by group and tag, together', async () => {
    await filterBy(t.contacts.column.groups, '会员');
    await listed(['王芳', '王小明', '欧阳娜娜']);
    await filterBy(t.contacts.column.tags, 'VIP');
    await listed(['王芳', '欧阳娜娜']);
    await filterBy(t.contacts.filter.lastSent, t.contacts.filter.never);
    await listed(['王芳', '欧阳娜娜']);
    await button(t.common.clearFilters).click();
    await listed(EVERYBODY);
  });

  it('is changed in the list: double click, F2, Enter; Escape changes nothing; a wrong day is told at the cell', async () => {
    const { page } = app;
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
    await cell('张伟', 'name').dblclick();
    await field(t.contacts.column.name).fill('张伟强');
    await page.keyboard.press('Enter');
    await expectPage(cell('张伟强', 'name')).toBeFocused();

    await page.keyboard.press('F2');
    await field(t.contacts.column.name).fill('写错了');
    await page.keyboard.press('Escape');
    await listed(EVERYBODY.map((name) => (name === '张伟' ? '张伟强' : name)));

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.ant-select-dropdown:visible').getByText(t.contacts.male, { exact: true }).click();
    await expectPage(cell('张伟强', 'gender')).toHaveText(t.contacts.male);

    await cell('张伟强', 'birthday').dblclick();
    await field(t.contacts.column.birthday).fill('1990-02-31');
    await page.keyboard.press('Enter');
    await page.getByRole('tooltip', { name: t.contacts.cell.birthday }).waitFor();
    await field(t.contacts.column.birthday).fill('1990/2/3');
    await page.keyboard.press('Tab');
    await expectPage(cell('张伟强', 'birthday')).toHaveText('1990-02-03');
    await expectPage(field(t.contacts.column.company)).toBeFocused();
    await field(t.contacts.column.company).fill('城西药房');
    await page.keyboard.press('Tab');
    await field(t.contacts.column.remark).fill('常客');
    await page.getByRole('heading', { level: 1 }).click();
    await expectPage(cell('张伟强', 'remark')).toHaveText('常客');
    await expectPage(cell('张伟强', 'company')).toHaveText('城西药房');

    await search().fill('zwq');
    await listed(['张伟强']);
    await search().fill('');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await cell('张伟强', 'name').dblclick();
    await field(t.contacts.column.name).fill('张伟');
    await page.keyboard.press('Enter');
    await listed(EVERYBODY);
  });

  it('is walked with the keyboard alone', async () => {
    const { page } = app;
    await search().focus();
    const first = page.locator('.vtable tbody tr').first();
    const focused = page.locator('.vtable tbody tr:focus');
    for (let presses = 0; presses < 12 && (await focused.count()) === 0; presses++) await page.keyboard.press('Tab');
    for (let presses = 0; presses < EVERYBODY.length; presses++) await page.keyboard.press('ArrowUp');
    await expectPage(first).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expectPage(page.locator('.vtable tbody tr').nth(1)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    const second = page.locator('.vtable tbody tr').nth(1);
    await expectPage(second.locator('[data-cell=name]')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expectPage(page.locator('.vtable tbody tr').nth(2).locator('[data-cell=name]')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: t.contacts.form.edit }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('tags, deletes and restores many at once', async () => {
    const { page } = app;
    await choose('李娜', '陈静');
    await page.getByText(fill(t.contacts.selected, { value: 2 }), { exact: true }).waitFor();
    await page.locator('.bulk-bar').getByRole('button', { name: t.contacts.column.tags }).click();
    const assign = page.locator('.assign');
    await assign.getByRole('combobox').click();
    await page.locator('.ant-select-dropdown:visible').getByText(/^VIP/).click();
    await page.keyboard.press('Escape');
    await assign.getByRole('button', { name: fill(t.contacts.bulk.apply, { value: 2 }) }).click();
    await page.getByText(fill(t.contacts.bulk.changed, { value: 2 })).waitFor();
    await filterBy(t.contacts.column.tags, 'VIP');
    await listed(['王芳', '欧阳娜娜', '李娜', '陈静']);

    await choose('李娜', '陈静');
    await button(t.contacts.bulk.delete).click();
    await button(fill(t.contacts.bulk.deleteAct, { value: 2 })).click();
    await listed(['王芳', '欧阳娜娜']);
    await button(t.common.clearFilters).click();
    await page.getByText(t.contacts.bin, { exact: true }).click();
    await listed(['李娜', '陈静']);
    expect(await page.locator('.vtable [data-cell]').count()).toBe(0);
    await choose('李娜', '陈静');
    await button(t.contacts.bulk.restore).click();
    await page.getByText(t.contacts.binEmpty, { exact: true }).waitFor();
    await page.getByText(t.contacts.book, { exact: true }).click();
    await listed(EVERYBODY);
  });

  it('knows who opted out, and the blacklist takes in and lets go', async () => {
    const { page } = app;
    await choose('王小明');
    await button(t.contacts.bulk.blacklist).click();
    await page.getByRole('textbox', { name: t.contacts.bulk.reason }).fill('来电要求不再接收');
    await button(fill(t.contacts.bulk.blacklistTitle, { value: 1 })).click();
    await rowOf('王小明').getByText(t.contacts.optedOut, { exact: true }).waitFor();
    await filterBy(t.contacts.filter.optedOut, t.contacts.filter.out);
    await listed(['王小明']);
    await button(t.common.clearFilters).click();

    await app.open('blacklist');
    await button(t.blacklist.add).click();
    const dialog = page.getByRole('dialog', { name: t.blacklist.addTitle });
    await dialog.getByLabel(t.blacklist.addLabel).fill('13700137000\n12345');
    await dialog.getByRole('button', { name: t.blacklist.addAct }).click();
    await dialog.getByText(fill(t.blacklist.invalid, { value: 1 })).waitFor();
    await dialog.getByRole('button', { name: t.common.cancel }).click();
    await expectPage(page.locator('.vtable tbody tr')).toHaveCount(2);
    await page.getByRole('checkbox', { name: t.common.selectAll }).check();
    await button(t.blacklist.remove).click();
    const remove = page.getByRole('dialog', { name: fill(t.blacklist.removeTitle, { value: 2 }) });
    await remove.getByRole('button', { name: fill(t.blacklist.removeAct, { value: 2 }) }).click();
    await remove.getByText(t.blacklist.removeReasonPlaceholder).first().waitFor();
    await remove.getByLabel(t.blacklist.removeReason).fill('本人同意');
    await remove.getByRole('button', { name: fill(t.blacklist.removeAct, { value: 2 }) }).click();
    await page.getByText(t.blacklist.empty, { exact: true }).waitFor();
    expect(app.troubles).toEqual([]);
  });
});
