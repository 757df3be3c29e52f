import { afterEach, expect, it } from 'vitest';
import { fill, type Language, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { expectPage } from '../support/e2e/expect-page.ts';

let app: TestApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

async function chooseLanguage({ page, open }: TestApp, language: Language): Promise<void> {
  await open('settings');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const name = language === 'en' ? 'English' : '简体中文';
  await page.getByText(name, { exact: true }).first().click();
  await expectPage(page.getByRole('heading', { level: 1 })).toHaveText(textsOf(language).app.menu.settings);
}

/** The rehearsal channel says by the last four digits what will become of a number: 0000 no such number, 1111 off. */
const TYPED = '13800130000\n139 0013 1111\n13700138000';

for (const language of ['zh-CN', 'en'] as const) {
  it(`first start → sample list → text → 演练通道 → reports → detail → only the failed again (${language})`, async () => {
    app = await startApp({ language });
    const { page, open, shot } = app;
    const t = textsOf(language);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    await chooseLanguage(app, language);

    await open('import');
    const [download] = await Promise.all([page.waitForEvent('download'), button(t.import.file.sample).click()]);
    const sample = `${app.dataFolder}/${download.suggestedFilename()}`;
    await download.saveAs(sample);
    await shot(`${language}-import-1-file`);
    await page.locator('input[type=file]').setInputFiles(sample);
    await button(t.import.columns.check).waitFor();
    await shot(`${language}-import-2-columns`);
    await button(t.import.columns.check).click();
    const run = button(new RegExp(`^${fill(t.import.check.import, { value: '\\d+' })}$`));
    await run.waitFor();
    await shot(`${language}-import-3-check`);
    await run.click();
    await page.getByText(t.import.run.done, { exact: true }).waitFor();
    await shot(`${language}-import-4-done`);

    await open('compose');
    await page.getByRole('heading', { level: 1, name: t.composer.title }).waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('textbox', { name: t.composer.audience.numbers }).fill(TYPED);
    await page.getByText(t.composer.result.valid, { exact: true }).waitFor();
    await shot(`${language}-compose-1-recipients`);
    await button(new RegExp(`^${t.common.next}$`)).click();
    await page
      .locator('#composer-text')
      .fill(language === 'en' ? 'Dear {姓名}, we open at nine.' : '{姓名}您好，本店明日九点开门。');
    await page.getByText(t.composer.bindings.blank, { exact: true }).click();
    await shot(`${language}-compose-2-content`);
    await button(new RegExp(`^${t.common.next}$`)).click();
    await page.getByText(t.composer.schedule.now, { exact: true }).waitFor();
    await shot(`${language}-compose-3-settings`);
    await button(new RegExp(`^${t.common.next}$`)).click();
    const start = button(new RegExp(t.composer.start.rehearse.split('{{')[0]!.trim()));
    await expectPage(start).toBeEnabled();
    expect(await start.textContent()).toMatch(/¥\d/);
    await shot(`${language}-compose-4-review`);
    await start.click();

    await page.waitForURL(/#\/campaigns\/\d+/);
    await button(new RegExp(fill(t.campaigns.hold.act, { seconds: '\\d+' }).replace(/[()（）]/g, '.'))).waitFor();
    await shot(`${language}-campaign-hold`);
    await page.getByText(t.campaigns.detail.allSubmitted, { exact: true }).waitFor({ timeout: 60_000 });
    await expectPage(button(t.campaigns.action.retry)).toBeVisible({ timeout: 60_000 });
    await shot(`${language}-campaign-detail`);

    await button(t.campaigns.action.retry).click();
    const again = page.getByRole('dialog').getByRole('button', { name: /¥/ });
    await again.waitFor();
    await shot(`${language}-campaign-retry`);
    await again.click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(app.troubles).toEqual([]);
  });
}
