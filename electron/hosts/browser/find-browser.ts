import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  exists(path: string): boolean;
}

const here: Surroundings = { platform: process.platform, env: process.env, exists: existsSync };

const LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const candidates = ({ platform, env }: Surroundings): string[] => {
  switch (platform) {
    case 'darwin':
      return [...MAC, ...MAC.map((path) => join(env.HOME ?? '', path))];
    case 'win32': {
      const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
      return WINDOWS.flatMap((parts) => roots.map((root) => join(root, ...parts)));
    }
    default: {
      const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
      return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
};

/** A Chromium-family browser that can show an app window; FEIJIAN_BROWSER overrides the search. */
export const findBrowser = (around: Surroundings = here): string | null => {
  const { env, exists } = around;
  if (env.FEIJIAN_BROWSER) return exists(env.FEIJIAN_BROWSER) ? env.FEIJIAN_BROWSER : null;
  return candidates(around).find(exists) ?? null;
};

/** On Linux a window needs a display server. */
export const hasDisplay = ({ platform, env }: Surroundings = here): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
