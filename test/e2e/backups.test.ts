import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { seedShop } from '../support/e2e/seed.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'feijian-backups-'));
  await seedShop(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What antd puts between two Chinese characters of a button does not count. */
const named = (text: string) => new RegExp(`^\\s*${[...text].join('\\s?')}\\s*$`);

const LOOKS = [
  { language: 'zh-CN', dark: false },
  { language: 'en', dark: true },
] as const;

for (const { language, dark } of LOOKS) {
  it(`a backup by hand, restored after two questions, and what that did (${language}, ${dark ? 'dark' : 'light'})`, async () => {
    const t = textsOf(language).backups;
    const app: TestApp = await startApp({ language, dark, dataFolder: folder });
    try {
      const { page } = app;
      const look = (name: string) => app.shot(`backups-${language}-${dark ? 'dark' : 'light'}-${name}`);
      const button = (text: string) => page.getByRole('button', { name: named(text) });
      await app.open('settings');
      await button(t.now).click();
      const made = page.getByRole('row').filter({ hasText: t.kind.manual }).first();
      await made.scrollIntoViewIfNeeded();
      await look('list');
      expect(await cutOff(page)).toEqual([]);
      await made.getByRole('button').click();
      await button(t.first.act).click();
      await page.locator('.ant-modal-confirm-title').getByText(t.second.title, { exact: true }).waitFor();
      await look('second-question');
      await page.locator('.ant-modal-confirm-btns .ant-btn-dangerous').click();
      await button(t.restored.dismiss).waitFor();
      await page.getByRole('row').filter({ hasText: t.kind.before_restore }).first().waitFor();
      await look('restored');
      expect(await cutOff(page)).toEqual([]);
      await button(t.restored.dismiss).click();
      await button(t.restored.dismiss).waitFor({ state: 'hidden' });
      expect(readdirSync(join(folder, 'backups')).some((name) => name.includes('before_restore'))).toBe(true);
      expect(app.troubles).toEqual([]);
    } finally {
      await app.close();
    }
  });
}
