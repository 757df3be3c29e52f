import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, startApp, textsOf } from '../support/e2e/app.ts';
import { seedShop } from '../support/e2e/seed.ts';
import { walkScreens } from '../support/e2e/walk.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';

let folder: string;
let modem: Modem;
let seeded: { campaignId: number; draftId: number };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'feijian-screens-'));
  modem = await startModem();
  seeded = await seedShop(folder, modem.path);
});
afterAll(async () => {
  await modem.close();
  rmSync(folder, { recursive: true, force: true });
});

const LOOKS = [
  { language: 'zh-CN', dark: false },
  { language: 'zh-CN', dark: true },
  { language: 'en', dark: false },
  { language: 'en', dark: true },
] as const;

for (const { language, dark } of LOOKS) {
  it(`every screen fits 1280×720, nothing cut off, no error (${language}, ${dark ? 'dark' : 'light'})`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'feijian-look-'));
    cpSync(folder, dataFolder, { recursive: true });
    const app = await startApp({ language, dark, dataFolder });
    try {
      const { page, open, shot } = app;
      const t = textsOf(language);
      const look = `${language}-${dark ? 'dark' : 'light'}`;
      await open('settings');
      await page
        .getByText(language === 'en' ? 'English' : '简体中文', { exact: true })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: t.app.menu.settings }).waitFor();
      const problems: string[] = [];
      const seen = async (name: string) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForFunction(() => document.querySelector('.ant-spin-spinning, .ant-skeleton-active') === null);
        // what fades or slides in is in place
        await page.evaluate(() => {
          const ending = document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
          return Promise.allSettled(ending.map(({ finished }) => finished));
        });
        await shot(`${look}-${name}`);
        problems.push(...(await cutOff(page)).map((problem) => `${name}: ${problem}`));
      };
      await walkScreens(app, t, seeded, seen);
      await open(`campaigns/${seeded.campaignId}`);
      for (const [name, view] of Object.entries(t.campaigns.detail.views)) {
        await page.locator('.ant-segmented-item', { hasText: view }).first().click();
        await seen(`campaign-${name}`);
      }
      expect(problems).toEqual([]);
      expect(app.troubles).toEqual([]);
      if (process.env.UPDATE_SCREENSHOTS && look === 'zh-CN-light') {
        copyFileSync('test/output/screens/zh-CN-light-compose-2.png', 'resources/screenshots/composer.png');
      }
    } finally {
      await app.close();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });
}
