import { join } from 'node:path';
import { createLogger } from '../../platform/logger.ts';
import { createSecrets } from '../../platform/secrets.ts';
import { createRouter } from '../../rpc/router.ts';
import type { CoreFactory } from '../core-factory.ts';
import type { StartTexts } from '../start-texts.ts';
import { type AppWindows, createAppWindows } from './app-window.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { answerSecondStarts } from './second-start.ts';
import { startBrowserServer } from './server.ts';

export interface BrowserHostOptions {
  dataFolder: string;
  rendererDir: string;
  version: string;
  port: number;
  /** false: print the address and open nothing */
  open: boolean;
  createCore: CoreFactory;
  texts: StartTexts;
  say(line: string): void;
}

export interface BrowserHost {
  /** another window, or another address where there is no browser */
  openWindow(): Promise<void>;
  close(): Promise<void>;
}

const chooseWindows = ({ open, dataFolder, texts, say }: BrowserHostOptions): AppWindows | null => {
  if (!open) return null;
  const browser = hasDisplay() ? findBrowser() : null;
  if (!browser) say(texts.noBrowser);
  return browser ? createAppWindows(browser, dataFolder) : null;
};

/** The core and its loopback server in this process, windows in an installed browser. */
export const startBrowserHost = async (options: BrowserHostOptions): Promise<BrowserHost> => {
  const { dataFolder, version, texts, say } = options;
  const secrets = createSecrets(dataFolder);
  const core = await options.createCore({ dataFolder, host: 'browser', version, secrets });
  try {
    const logger = createLogger(join(dataFolder, 'logs', 'host.log'));
    const router = createRouter(core.handlers, logger);
    const unsubscribe = core.subscribe(router.emit);
    const server = await startBrowserServer({ rendererDir: options.rendererDir, router, logger, port: options.port });
    const windows = chooseWindows(options);

    const openWindow = async () => {
      if (await windows?.open(server.newAddress())) return say(texts.opened);
      if (windows) say(texts.browserFailed);
      say(texts.address(server.newAddress()));
    };
    const stopAnswering = answerSecondStarts(dataFolder, () => void openWindow());
    void openWindow();

    return {
      openWindow,
      close: async () => {
        stopAnswering();
        windows?.close();
        unsubscribe();
        await server.close();
        await core.close();
      },
    };
  } catch (error) {
    await core.close();
    throw error;
  }
};
