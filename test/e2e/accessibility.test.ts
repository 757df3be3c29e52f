import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { AXE, settle, violations } from '../support/e2e/axe.ts';
import { seedShop } from '../support/e2e/seed.ts';
import { walkScreens } from '../support/e2e/walk.ts';
import { type Modem, startModem } from '../support/modem/start-modem.ts';

const t = textsOf('zh-CN');

let dataFolder: string;
let modem: Modem;
let seeded: { campaignId: number; draftId: number };
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'feijian-axe-'));
  modem = await startModem();
  seeded = await seedShop(dataFolder, modem.path);
});
afterAll(async () => {
  await modem.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Walks with Tab: whatever gets the focus must show it. */
async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Tab');
    await settle(page);
    const at = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null;
      if (!focused || focused === document.body) return null;
      // a box with the field inside, as antd draws them, may show it instead
      for (let box: HTMLElement | null = focused, up = 0; box && up < 6; box = box.parentElement, up++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return '';
      }
      return `focus not visible: ${focused.tagName} ${focused.className} ${focused.textContent?.slice(0, 20)}`;
    });
    if (at === null) break;
    if (at !== '') unseen.push(at);
  }
  return [...new Set(unseen)];
}

const everyScreen = (app: TestApp, look: (name: string) => Promise<void>): Promise<void> =>
  walkScreens(app, t, seeded, look);

for (const dark of [false, true]) {
  it(`every screen can be read and used without a mouse (${dark ? 'dark' : 'light'})`, async () => {
    const app = await startApp({ dark, dataFolder });
    try {
      const { page } = app;
      // the debugger may bring it in; the page's own policy allows no script but ours
      await page.addInitScript(AXE);
      await page.reload();
      const problems: string[] = [];
      await everyScreen(app, async (name) => {
        const found = [...(await violations(page)), ...(await unseenFocus(page))];
        problems.push(...found.map((problem) => `${name}: ${problem}`));
      });
      await app.open('contacts');
      await page.getByRole('button', { name: t.contacts.add }).click();
      await page.getByRole('dialog', { name: t.contacts.form.create }).waitFor();
      problems.push(...(await violations(page)).map((problem) => `contact drawer: ${problem}`));
      expect(problems).toEqual([]);
      expect(app.troubles).toEqual([]);
    } finally {
      await app.close();
    }
  });
}
