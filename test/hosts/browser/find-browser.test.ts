import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay } from '../../../electron/hosts/browser/find-browser.ts';

const around = (platform: NodeJS.Platform, env: Record<string, string>, ...present: string[]) => ({
  platform,
  env,
  exists: (path: string) => present.includes(path),
});

describe('the installed browser', () => {
  it('is Chrome before Chromium before Edge, along the PATH', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    const chromium = '/usr/local/bin/chromium';
    expect(findBrowser(around('linux', env, chromium, '/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(findBrowser(around('linux', env, chromium, '/usr/bin/microsoft-edge'))).toBe(chromium);
    expect(findBrowser(around('linux', env, '/usr/bin/firefox'))).toBeNull();
  });

  it('is found in the program folders of Windows and macOS', () => {
    const edge = join('C:/x86', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    expect(findBrowser(around('win32', { 'PROGRAMFILES(X86)': 'C:/x86' }, edge))).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(around('darwin', { HOME: '/Users/u' }, chrome))).toBe(chrome);
    expect(findBrowser(around('darwin', { HOME: '/Users/u' }, `/Users/u${chrome}`))).toBe(`/Users/u${chrome}`);
  });

  it('is the one FEIJIAN_BROWSER names, or none', () => {
    expect(findBrowser(around('linux', { FEIJIAN_BROWSER: '/my/chrome' }, '/my/chrome'))).toBe('/my/chrome');
    expect(
      findBrowser(around('linux', { FEIJIAN_BROWSER: '/gone', PATH: '/usr/bin' }, '/usr/bin/chromium')),
    ).toBeNull();
  });

  it('needs a display on Linux only', () => {
    expect(hasDisplay(around('linux', {}))).toBe(false);
    expect(hasDisplay(around('linux', { WAYLAND_DISPLAY: 'wayland-0' }))).toBe(true);
    expect(hasDisplay(around('darwin', {}))).toBe(true);
  });
});
