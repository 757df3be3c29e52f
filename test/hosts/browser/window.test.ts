import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCore } from '../../../electron/app/compose.ts';
import { findBrowser } from '../../../electron/hosts/browser/find-browser.ts';
import { type BrowserServer, startBrowserServer } from '../../../electron/hosts/browser/server.ts';
import { ensureRenderer, RENDERER_DIR } from '../../../electron/hosts/build.ts';
import { createRouter } from '../../../electron/rpc/router.ts';
import { createMemoryLogger } from '../../support/platform/memory-logger.ts';
import { tempDir } from '../../support/platform/temp-dir.ts';
import { CHROME_FLAGS } from '../../support/prerequisites.ts';

let browser: Browser;
beforeAll(async () => {
  await ensureRenderer();
  const executablePath = findBrowser() ?? undefined;
  browser = await chromium.launch({ executablePath, args: CHROME_FLAGS });
}, 120_000);
afterAll(() => browser.close());

const startHost = async (): Promise<BrowserServer> => {
  const core = await createCore({ dataFolder: tempDir(), host: 'browser', version: '0.0.0' });
  const logger = createMemoryLogger();
  const router = createRouter(core.handlers, logger);
  const server = await startBrowserServer({ rendererDir: RENDERER_DIR, router, logger, port: 0 });
  onTestFinished(async () => {
    await server.close();
    await core.close();
  });
  return server;
};

const newPage = async (): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
};

const shown = (page: Page) => page.getByText('通讯录').first().waitFor();

describe('the window in Chromium', () => {
  it('opens with the code, under its policy, without one complaint', async () => {
    const server = await startHost();
    const { page, complaints } = await newPage();
    await page.goto(server.newAddress());
    await shown(page);
    expect(page.url()).not.toContain('#c=');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(complaints).toEqual([]);
  });

  it('keeps working after a reload, and is refused in a tab that has no code', async () => {
    const server = await startHost();
    const { page } = await newPage();
    await page.goto(server.newAddress());
    await shown(page);
    const answered = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    await page.reload();
    await answered;
    await shown(page);

    const stranger = await newPage();
    const sockets: string[] = [];
    stranger.page.on('websocket', (socket) => sockets.push(socket.url()));
    await stranger.page.goto(`http://127.0.0.1:${server.port}/`);
    await stranger.page.locator('#root > *').first().waitFor();
    expect(sockets).toEqual([]);
  });

  it('runs no script but its own', async () => {
    const server = await startHost();
    const { page } = await newPage();
    await page.goto(server.newAddress());
    await shown(page);
    const attempt = await page.evaluate(async () => {
      const broken = new Set<string>();
      const allBlocked = new Promise<void>((resolve) =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          broken.add(effectiveDirective);
          if (broken.size === 4) resolve();
        }),
      );
      const refused = (attack: () => void): boolean => {
        try {
          attack();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      const script = document.createElement('script');
      const box = document.createElement('div');
      const strings = [
        refused(() => {
          script.textContent = 'window.pwned = true';
        }),
        refused(() => {
          script.src = 'http://127.0.0.1:9/x.js';
        }),
        refused(() => {
          box.innerHTML = '<img src="x" onerror="window.pwned = true">';
        }),
      ];
      // a string that slipped past all that is still no script of ours
      script.append('window.pwned = true');
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/x.png';
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/';
      document.body.append(script, image, frame);
      fetch('http://127.0.0.1:9/').catch(() => {});
      // in a task of its own: the debugger's own evaluation is exempt from the policy
      setTimeout(() => new Function('window.pwned = true')());
      await allBlocked;
      return { broken: [...broken].sort(), strings, pwned: 'pwned' in window };
    });
    expect(attempt).toEqual({
      broken: ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for'],
      strings: [true, true, true],
      pwned: false,
    });
  });
});
