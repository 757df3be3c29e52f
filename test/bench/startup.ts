import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseKey } from '../../electron/app/database-key.ts';
import { createSecrets } from '../../electron/platform/secrets.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { launchChrome, startHost } from '../support/e2e/app.ts';
import { contactRows, plainTarget } from '../support/million-contacts.ts';
import { type BenchRow, median } from './row.ts';

const CONTACTS = 1_000_000;
const ROUNDS = 5;

/** ms from `npm start`'s process to the home screen with its figures, in a browser that is already open. */
async function firstScreen(dataFolder: string): Promise<number> {
  const browser = await launchChrome();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
    const began = performance.now();
    const host = await startHost(dataFolder);
    await page.goto(host.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('.ant-spin-spinning, .ant-skeleton-active') === null);
    const took = performance.now() - began;
    await host.stop();
    return took;
  } finally {
    await browser.close();
  }
}

export async function run(): Promise<BenchRow[]> {
  const empty = mkdtempSync(join(tmpdir(), 'feijian-empty-'));
  const full = mkdtempSync(join(tmpdir(), 'feijian-full-'));
  try {
    await firstScreen(empty);
    await firstScreen(full);
    const file = join(full, 'feijian.db');
    const bulk = openBulk({ file, key: await databaseKey(join(full, 'feijian.key'), file, createSecrets(full)) });
    bulk.importContacts(contactRows(CONTACTS), plainTarget(Date.now()));
    bulk.close();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await firstScreen(empty));
      ours.push(await firstScreen(full));
    }
    const [a, b] = [median(ours), median(theirs)];
    return [
      {
        name: 'browser host to first usable screen, 1,000,000 contacts vs empty book',
        ours: a,
        theirs: b,
        ratio: a / b,
        reach: { at: 1.5, better: 'lower' },
        unit: 'ms',
      },
    ];
  } finally {
    rmSync(empty, { recursive: true, force: true });
    rmSync(full, { recursive: true, force: true });
  }
}
