import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const QUICK_EXIT_MS = 5000;

/** Snap browsers see no hidden folders; the profile holds nothing of ours, so it may live where they can. */
const windowFolder = (browser: string, dataFolder: string): string =>
  realpathSync(browser).includes('snap')
    ? join(homedir(), 'snap', 'chromium', 'common', 'feijian')
    : join(dataFolder, 'browser');

const argumentsFor = (profile: string, page: string): string[] => [
  `--app=${pathToFileURL(page).href}`,
  `--user-data-dir=${profile}`,
  '--window-size=1280,800',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-mode',
  // Chromium refuses to start as root inside its sandbox (containers)
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export interface AppWindows {
  /** resolves false when the browser could not start */
  open(address: string): Promise<boolean>;
  close(): void;
}

/**
 * Windows without an address bar, in a profile of their own. The address with its code goes through a page only this
 * user may read, because other users can see a process's arguments.
 */
export const createAppWindows = (browser: string, dataFolder: string): AppWindows => {
  const folder = windowFolder(browser, dataFolder);
  const children = new Set<ChildProcess>();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const page = join(folder, 'open.html');

  return {
    open: (address) => {
      rmSync(page, { force: true });
      const script = `location.replace(${JSON.stringify(address)})`;
      writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>飞笺</title><script>${script}</script>`, {
        mode: 0o600,
      });
      const child = spawn(browser, argumentsFor(join(folder, 'profile'), page), { stdio: 'ignore' });
      children.add(child);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(true), QUICK_EXIT_MS);
        timer.unref();
        child.once('error', () => resolve(false));
        child.once('exit', (code) => {
          clearTimeout(timer);
          children.delete(child);
          // 0 at once: an open browser of this profile took the window over
          resolve(code === 0);
        });
      });
    },
    close: () => {
      rmSync(page, { force: true });
      for (const child of children) child.kill();
    },
  };
};
