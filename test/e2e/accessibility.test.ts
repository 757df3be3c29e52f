import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp, textsOf } from '../support/e2e/app.ts';
import { seedShop } from '../support/e2e/seed.ts';
import { walkScreens } from '../support/e2e/walk.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const t = textsOf('zh-CN');

let dataFolder: string;
let seeded: { campaignId: number; draftId: number };
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'feijian-axe-'));
  seeded = await seedShop(dataFolder);
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** What fades or slides is put where it will be; what turns for ever goes on turning. */
const settle = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
  });

/** WCAG 2.1 A and AA as axe can tell them: contrast, names of controls, roles. */
async function violations(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.querySelector('.ant-spin-spinning, .ant-skeleton-active') === null);
  await settle(page);
  const { violations: found } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] });
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.slice(0, 260)),
  );
}

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
