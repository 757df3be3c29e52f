import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { createElectronDouble } from '../../support/electron-double/electron-double.ts';
import { createPage } from '../../support/electron-double/page.ts';
import { eventually } from '../../support/hosts/eventually.ts';

const FAKE_CORE = new URL('../../support/electron-double/fake-core-process.ts', import.meta.url);

/** Runs the real main.ts, and for `openPage` the real preload.ts, against the double. */
export const startApp = async ({ coreEntry = FAKE_CORE, firstInstance = true, folder = 'data', state = '' } = {}) => {
  const root = mkdtempSync(join(tmpdir(), 'feijian-app-'));
  const dataFolder = join(root, folder);
  const renderer = join(root, 'out', 'renderer');
  mkdirSync(renderer, { recursive: true });
  mkdirSync(join(dataFolder, 'logs'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  writeFileSync(join(renderer, 'index.js'), 'export {};');
  writeFileSync(join(root, 'package.json'), '{}');
  if (state) writeFileSync(join(dataFolder, 'window.json'), state);

  const double = createElectronDouble({ appPath: root, dataFolder, coreEntry, firstInstance });
  vi.resetModules();
  vi.doMock('electron', () => double.module);
  onTestFinished(async () => {
    // main would start the core again
    for (const { worker } of double.forks) worker.removeAllListeners('exit');
    await Promise.all(double.forks.map(({ worker }) => worker.terminate()));
    vi.doUnmock('electron');
    vi.unstubAllGlobals();
    rmSync(root, { recursive: true, force: true });
  });
  await import('../../../electron/hosts/electron/main.ts');
  await eventually(() => {
    if (firstInstance && double.record.windows.length === 0) throw new Error('no window yet');
  });

  const openPage = async () => {
    const window = double.record.windows.at(-1)!;
    const inside = createPage(window, double.module.ipcMain);
    vi.resetModules();
    vi.doMock('electron', () => ({ ipcRenderer: inside.ipcRenderer }));
    vi.stubGlobal('window', inside.page);
    await import('../../../electron/hosts/electron/preload.ts');
    return { ...inside, window };
  };
  return { ...double, root, dataFolder, openPage };
};
