import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAppWindows } from '../../../electron/hosts/browser/app-window.ts';
import { findBrowser } from '../../../electron/hosts/browser/find-browser.ts';
import { startBrowserServer } from '../../../electron/hosts/browser/server.ts';
import { ensureRenderer, RENDERER_DIR } from '../../../electron/hosts/build.ts';
import { createRouter } from '../../../electron/rpc/router.ts';
import { settings } from '../../../shared/contract/app.ts';
import { eventually } from '../../support/hosts/eventually.ts';
import { createMemoryLogger } from '../../support/platform/memory-logger.ts';
import { tempDir } from '../../support/platform/temp-dir.ts';
import { fakeHandlers } from '../../support/rpc/fake-handlers.ts';

const HEADLESS = fileURLToPath(new URL('../../support/hosts/headless-browser.sh', import.meta.url));

it('a real browser follows the page of the code to the window and asks the core', async () => {
  await ensureRenderer();
  vi.stubEnv('REAL_BROWSER', findBrowser() ?? '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const asked = vi.fn(async () => settings.parse({}));
  const logger = createMemoryLogger();
  const router = createRouter(fakeHandlers({ 'settings.get': asked }), logger);
  const server = await startBrowserServer({ rendererDir: RENDERER_DIR, router, logger, port: 0 });
  onTestFinished(() => server.close());
  const windows = createAppWindows(HEADLESS, tempDir());
  onTestFinished(() => windows.close());
  void windows.open(server.newAddress());
  await eventually(() => expect(asked).toHaveBeenCalled());
  expect(logger.lines.filter(({ event }) => event === 'host.request-refused')).toEqual([]);
}, 60_000);
