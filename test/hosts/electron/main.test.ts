import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { startApp } from './start-app.ts';

const preventable = () => {
  const event = { prevented: false, preventDefault: () => {} };
  event.preventDefault = () => {
    event.prevented = true;
  };
  return event;
};

describe('the window', () => {
  it('is sandboxed, isolated, without Node, and shows our page alone', async () => {
    const { record, root, dataFolder } = await startApp();
    expect(record.sandboxed).toBe(true);
    expect(record.windows).toHaveLength(1);
    expect(record.windows[0]!.options.webPreferences).toEqual({
      preload: join(root, 'out', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
    });
    expect(record.windows[0]!.state.url).toBe('app://feijian/index.html');
    expect(record.paths.userData).toBe(join(dataFolder, 'electron'));
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'refuses %s',
    async (name) => {
      const { record } = await startApp();
      const event = preventable();
      record.windows[0]!.webContents.emit(name, event, 'https://evil.test/');
      expect(event.prevented).toBe(true);
    },
  );

  it('opens no other window', async () => {
    const { record } = await startApp();
    const handler = record.windows[0]!.webContents.state.openHandler;
    expect(handler?.({ url: 'https://evil.test/' } as Parameters<typeof handler>[0])).toEqual({ action: 'deny' });
  });

  it('is granted no permission, asked or checked', async () => {
    const { record } = await startApp();
    const answer = vi.fn();
    const any = {} as never;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'usb',
      'openExternal',
    ] as const) {
      record.request?.(any, permission, answer, any);
      expect(record.check?.(any, permission as never, 'app://feijian', any)).toBe(false);
    }
    expect(answer.mock.calls.every(([granted]) => granted === false)).toBe(true);
    expect(record.device?.(any)).toBe(false);
  });

  it('comes back where it was, unless that screen is gone', async () => {
    const on = await startApp({ state: '{"x":100,"y":50,"width":1100,"height":720,"maximized":true}' });
    expect(on.record.windows[0]!.options).toMatchObject({ x: 100, y: 50, width: 1100, height: 720 });
    expect(on.record.windows[0]!.calls).toContain('maximize');
    const off = await startApp({ state: '{"x":9000,"y":50,"width":1100,"height":720,"maximized":false}' });
    expect(off.record.windows[0]!.options).not.toHaveProperty('x');
    const torn = await startApp({ state: '{"x":' });
    expect(torn.record.windows[0]!.options).toMatchObject({ width: 1280, height: 800 });
    torn.record.windows[0]!.emit('close');
    expect(JSON.parse(readFileSync(join(torn.dataFolder, 'window.json'), 'utf8'))).toEqual({
      ...{ x: 10, y: 20, width: 1000, height: 700 },
      maximized: false,
    });
  });
});

describe('app://', () => {
  const ask = async (path: string, init?: RequestInit) => {
    const { record } = await startApp();
    return record.handlers.app!(new Request(path, init));
  };

  it('is a standard, secure scheme that bypasses no policy', async () => {
    const { record } = await startApp();
    expect(record.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('serves the page with its policy and a nonce', async () => {
    const answer = await ask('app://feijian/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(await answer.text()).toContain(/'nonce-([^']+)'/.exec(policy)?.[1]);
  });

  it.each([
    'app://feijian/../package.json',
    'app://feijian/%2e%2e/package.json',
    'app://feijian/..%2f..%2fpackage.json',
    'app://feijian/main.js',
  ])('has nothing at %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('answers no other host and no other method', async () => {
    expect((await ask('app://evil/index.html')).status).toBe(403);
    expect((await ask('app://feijian/index.html', { method: 'POST', body: 'x' })).status).toBe(403);
  });
});

describe('the instance', () => {
  it('leaves at once when another one runs', async () => {
    const { record, forks } = await startApp({ firstInstance: false });
    expect(record.exits).toEqual([0]);
    expect(record.windows).toEqual([]);
    expect(forks).toEqual([]);
  });

  it('brings its window forward when a second one is started', async () => {
    const { app, record } = await startApp();
    record.windows[0]!.state.minimized = true;
    app.emit('second-instance', {}, [], '');
    expect(record.windows[0]!.calls.slice(-3)).toEqual(['restore', 'show', 'focus']);
    expect(record.windows).toHaveLength(1);
  });

  it('opens a window again after the last one was closed', async () => {
    const { app, record } = await startApp();
    record.windows[0]!.emit('closed');
    app.emit('activate');
    expect(record.windows).toHaveLength(2);
  });
});
