import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { databaseKey } from '../../electron/app/database-key.ts';
import { createSecrets } from '../../electron/platform/secrets.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { draft } from '../../shared/contract/compose.ts';
import { launchChrome, startHost } from '../support/e2e/app.ts';
import { contactRows, plainTarget } from '../support/million-contacts.ts';
import { openCore } from '../support/open-core.ts';

const CONTACTS = 200_000;
const KEYS = 80;
/** as people type who type fast: some totals, marks and saves fall between two keys */
const PAUSE_MS = 120;
const CONTENT_STEP = 1;
const BODY = '{姓名}您好，您的生日{生日}就要到了，本店为您留了靠窗的位子和一份礼物，欢迎带家人朋友来坐坐。';
const TYPED = '我们备好了新茶，等您来。';

export interface Keystrokes {
  /** ms of scripting, style and layout, a keystroke each */
  wall: number[];
  processor: number[];
}

const WORK = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']);

async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.reduce((sum, { name, value }) => (WORK.has(name) ? sum + value * 1000 : sum), 0);
}

/** until what the key changed is on the screen */
const shown = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));

async function typeText(page: Page, session: CDPSession, timeDomain: 'timeTicks' | 'threadTicks'): Promise<number[]> {
  await session.send('Performance.enable', { timeDomain });
  const spent: number[] = [];
  for (let n = 0; n < KEYS; n++) {
    const before = await workSoFar(session);
    await page.keyboard.insertText(TYPED[n % TYPED.length] as string);
    await shown(page);
    spent.push((await workSoFar(session)) - before);
    await page.waitForTimeout(PAUSE_MS);
  }
  await session.send('Performance.disable');
  return spent;
}

async function prepare(folder: string): Promise<number> {
  const file = join(folder, 'feijian.db');
  const first = await openCore({ dataFolder: folder, sending: false });
  await first.close();
  const bulk = openBulk({ file, key: await databaseKey(join(folder, 'feijian.key'), file, createSecrets(folder)) });
  bulk.importContacts(contactRows(CONTACTS), plainTarget(Date.now()));
  bulk.close();
  const shop = await openCore({ dataFolder: folder, sending: false });
  const written = { signature: '好味餐厅', body: BODY, audience: { everyone: true }, step: CONTENT_STEP };
  const { id } = await shop.call('drafts.save', { draft: draft.parse(written) });
  await shop.close();
  return id;
}

/** Types into the composer of the real window with 200,000 recipients chosen. */
export async function typeInComposer(): Promise<Keystrokes> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-keys-'));
  try {
    const id = await prepare(folder);
    const host = await startHost(folder);
    const browser = await launchChrome();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
      await page.goto(host.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate((hash) => location.assign(hash), `#/compose/${id}`);
      const text = page.locator('#composer-text');
      await text.click();
      await page.getByText('200,000').first().waitFor();
      await page.keyboard.press('End');
      const session = await page.context().newCDPSession(page);
      await typeText(page, session, 'timeTicks');
      return {
        wall: await typeText(page, session, 'timeTicks'),
        processor: await typeText(page, session, 'threadTicks'),
      };
    } finally {
      await browser.close();
      await host.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
