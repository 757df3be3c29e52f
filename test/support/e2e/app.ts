/** The real browser host as a process of its own, and a real Chromium at 1280×720 in front of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterEach, type TestContext } from 'vitest';
import { en } from '../../../renderer/i18n/en/index.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN/index.ts';
import { CHROME_FLAGS, findChrome } from '../prerequisites.ts';

export type Language = 'zh-CN' | 'en';
export const textsOf = (language: Language) => (language === 'en' ? en : zhCN);
/** `{{name}}` places filled in. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

const SHOTS = 'test/output/screens';

/** windows open now: what they show is told when a test fails */
const open = new Set<TestApp>();
async function tellFailed({ task }: Pick<TestContext, 'task'>): Promise<void> {
  if (task.result?.state !== 'fail') return;
  for (const { page, troubles } of open) {
    const name = `failed-${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}`;
    await page.screenshot({ path: `${SHOTS}/${name}.png` }).catch(() => undefined);
    const shown = await page
      .locator('body')
      .allInnerTexts()
      .catch((error) => [String(error)]);
    console.error(`the window when “${task.name}” failed (${page.url()}):\n${shown}\n${troubles.join('\n')}`);
  }
}
// the benches start windows too, without a test
if (process.env.VITEST !== undefined) afterEach(tellFailed);

export interface TestApp {
  page: Page;
  dataFolder: string;
  /** errors of the page and of its console, as they came */
  troubles: string[];
  open(path: string): Promise<void>;
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface StartedHost {
  address: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

export async function startHost(dataFolder: string, args: string[] = []): Promise<StartedHost> {
  const child = spawn(
    process.execPath,
    ['electron/hosts/start.ts', '--host', 'browser', '--no-open', '--data', dataFolder, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const address = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    const timer = setTimeout(() => reject(new Error(`the host gave no address: ${said}`)), 60_000);
    lines.on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/#c=\S+/.exec(line);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the host ended with ${code}: ${said}`));
    });
  });
  return {
    address,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const launchChrome = (): Promise<Browser> => {
  const executablePath = findChrome();
  if (executablePath === null) throw new Error('no Chrome, Chromium or Edge found');
  // without a UTF-8 locale Chromium cannot open a file whose name is Chinese
  return chromium.launch({ executablePath, args: CHROME_FLAGS, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
};

export async function startApp(
  options: { language?: Language; dark?: boolean; dataFolder?: string } = {},
): Promise<TestApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'feijian-e2e-'));
  const host = await startHost(dataFolder);
  const browser = await launchChrome();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: options.language ?? 'zh-CN',
    colorScheme: options.dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  await page.goto(host.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  mkdirSync(SHOTS, { recursive: true });
  const app: TestApp = {
    page,
    dataFolder,
    troubles,
    async open(path) {
      // resolves when the window has heard of it: two in a row are two screens, not one
      await page.evaluate(async (hash) => {
        if (location.hash === hash) return;
        const heard = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
        location.hash = hash;
        await heard;
        await new Promise(requestAnimationFrame);
      }, `#/${path}`);
    },
    async shot(name) {
      await page.screenshot({ path: `${SHOTS}/${name}.png` });
    },
    async close() {
      open.delete(app);
      await browser.close();
      await host.stop();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  open.add(app);
  return app;
}

/** What the page must never do: be wider than the window, or cut a button's label. Measured once what moves has come to rest. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const measure = () => {
      const found: string[] = [];
      if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
      for (const button of document.querySelectorAll<HTMLElement>(
        'button, .ant-segmented-item-label, .ant-menu-title-content',
      )) {
        if (button.offsetParent === null) continue;
        if (button.scrollWidth > button.clientWidth + 2 && button.clientWidth > 0)
          found.push(`cut: ${button.textContent}`);
      }
      return found;
    };
    // a button that has just stopped loading still folds its icon away: what is cut must still be cut when that is over
    const deadline = performance.now() + 2000;
    let found = measure();
    while (found.length > 0 && performance.now() < deadline) {
      await new Promise(requestAnimationFrame);
      found = measure();
    }
    return found;
  });
}
