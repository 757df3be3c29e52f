import { createInterface } from 'node:readline';
import { AppError } from '../../shared/contract/errors.ts';
import { resolveDataFolder } from '../platform/data-folder.ts';
import { askRunningHost } from './browser/second-start.ts';
import { findElectron } from './electron/find-electron.ts';
import { keepCompiled } from './keep-compiled.ts';
import { readVersion } from './project.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import { explainStart, startTexts } from './start-texts.ts';

keepCompiled();
const texts = startTexts();
const say = (line: string) => console.log(line);

const isPortTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const startBrowser = async ({ data, open, port }: StartOptions): Promise<number> => {
  const dataFolder = resolveDataFolder(data);
  const { ensureRenderer, RENDERER_DIR } = await import('./build.ts');
  await ensureRenderer(() => say(texts.building));
  const { createCore } = await import('../app/compose.ts');
  const { startBrowserHost } = await import('./browser/browser-host.ts');
  const version = readVersion();
  const host = await startBrowserHost({
    dataFolder,
    rendererDir: RENDERER_DIR,
    version,
    port,
    open,
    createCore,
    texts,
    say,
  });

  if (process.stdin.isTTY) {
    say(texts.again);
    createInterface({ input: process.stdin }).on('line', () => void host.openWindow());
  }
  await new Promise<void>((resolve) => {
    const stop = () => {
      // a second signal ends the process at once
      process.once('SIGINT', () => process.exit(130));
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  say(texts.stopping);
  await host.close();
  return 0;
};

const startElectron = async (binary: string, options: StartOptions): Promise<number> => {
  const { ensureRenderer, ensureElectron } = await import('./build.ts');
  await ensureRenderer(() => say(texts.building));
  await ensureElectron();
  const { runElectron } = await import('./electron/run-electron.ts');
  return runElectron(binary, options.data);
};

const explain = async (error: unknown, options: StartOptions): Promise<number> => {
  if (isPortTaken(error)) console.error(texts.portTaken(options.port));
  else if (!(error instanceof AppError)) throw error;
  else {
    const { host, pid } = error.data;
    if (error.code === 'DATA_FOLDER_IN_USE' && host === 'browser' && options.open) {
      if (await askRunningHost(resolveDataFolder(options.data))) {
        say(texts.otherOpened(Number(pid)));
        return 0;
      }
    }
    console.error(explainStart(error, texts));
  }
  return 1;
};

const main = async (): Promise<number> => {
  const options = parseStartOptions(process.argv.slice(2));
  if (!options || options.help) {
    (options ? console.log : console.error)(texts.usage);
    return options ? 0 : 2;
  }
  const electron = options.host === 'browser' ? null : findElectron();
  if (options.host === 'electron' && !electron) {
    console.error(texts.electronMissing);
    return 1;
  }
  if (options.host === 'auto' && !electron) say(texts.noElectron);
  try {
    return await (electron ? startElectron(electron, options) : startBrowser(options));
  } catch (error) {
    return explain(error, options);
  }
};

process.exit(await main());
