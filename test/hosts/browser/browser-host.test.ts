import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startBrowserHost } from '../../../electron/hosts/browser/browser-host.ts';
import { askRunningHost } from '../../../electron/hosts/browser/second-start.ts';
import type { CoreFactory } from '../../../electron/hosts/core-factory.ts';
import { startTexts } from '../../../electron/hosts/start-texts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { emptyRenderer } from '../../support/hosts/empty-renderer.ts';
import { eventually } from '../../support/hosts/eventually.ts';
import { tempDir } from '../../support/platform/temp-dir.ts';
import { fakeHandlers } from '../../support/rpc/fake-handlers.ts';

const BROWSER = fileURLToPath(new URL('../../support/hosts/fake-browser.sh', import.meta.url));
const texts = startTexts({ LANG: 'en' });

const start = async ({
  open = false,
  port = 0,
  createCore,
}: {
  open?: boolean;
  port?: number;
  createCore?: CoreFactory;
} = {}) => {
  const dataFolder = tempDir();
  const said: string[] = [];
  const closed = vi.fn(async () => {});
  const fake: CoreFactory = async () => ({ handlers: fakeHandlers({}), subscribe: () => () => {}, close: closed });
  const host = await startBrowserHost({
    ...{ dataFolder, rendererDir: emptyRenderer(), version: '1.0.0', port, open, texts },
    createCore: createCore ?? fake,
    say: (line) => said.push(line),
  });
  onTestFinished(() => host.close());
  return { host, said, closed, dataFolder };
};

const withBrowser = (fails = '') => {
  const log = join(tempDir(), 'browser.log');
  vi.stubEnv('FEIJIAN_BROWSER', BROWSER);
  vi.stubEnv('FAKE_BROWSER_LOG', log);
  vi.stubEnv('FAKE_BROWSER_FAILS', fails);
  vi.stubEnv('DISPLAY', ':0');
  onTestFinished(() => void vi.unstubAllEnvs());
  const read = (name: string) => (existsSync(name) ? readFileSync(name, 'utf8') : '');
  return { args: () => read(log), page: () => read(`${log}.page`), mode: () => read(`${log}.mode`).trim() };
};

describe('the browser host', () => {
  it('prints an address that works', async () => {
    const { said } = await start();
    await eventually(() => expect(said).toHaveLength(1));
    const address = /http:\/\/127\.0\.0\.1:\d+\/#c=\S+/.exec(said[0]!)?.[0] ?? '';
    expect(await (await fetch(address)).text()).toContain('<p>page</p>');
  });

  it('opens an app window with a profile of its own, and keeps the code out of its arguments', async () => {
    const browser = withBrowser();
    const { dataFolder } = await start({ open: true });
    await eventually(() => expect(browser.mode()).not.toBe(''));
    expect(browser.args()).toContain(`--user-data-dir=${join(dataFolder, 'browser', 'profile')}`);
    expect(browser.args()).not.toMatch(/#c=|127\.0\.0\.1/);
    expect(browser.page()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#c=/);
    expect(browser.mode()).toBe('600');
  });

  it('prints the address when the browser does not start', async () => {
    withBrowser('yes');
    const { said } = await start({ open: true });
    await eventually(() => expect(said.join('\n')).toContain('#c='));
    expect(said[0]).toBe(texts.browserFailed);
  });

  it('opens another window for a second start of the same user', async () => {
    const { dataFolder, said } = await start();
    expect(await askRunningHost(dataFolder)).toBe(true);
    await eventually(() => expect(said).toHaveLength(2));
    expect(said[0]).not.toBe(said[1]);
  });

  it('closes the core when it ends, and when its port is taken', async () => {
    const { host, closed, said } = await start();
    await eventually(() => expect(said).toHaveLength(1));
    const port = Number(/:(\d+)\//.exec(said[0]!)?.[1]);
    const closedToo = vi.fn(async () => {});
    const createCore: CoreFactory = async () => ({
      ...{ handlers: fakeHandlers({}), subscribe: () => () => {}, close: closedToo },
    });
    await expect(start({ port, createCore })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(closedToo).toHaveBeenCalledTimes(1);
    await host.close();
    expect(closed).toHaveBeenCalled();
  });

  it('passes on why the core could not start', async () => {
    const createCore: CoreFactory = async () => {
      throw new AppError('DATABASE_NEWER');
    };
    await expect(start({ createCore })).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
  });

  it('nobody answers a second start where no host runs', async () => {
    expect(await askRunningHost(join(tempDir(), 'nothing'))).toBe(false);
  });
});
