import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ensureRenderer } from '../../electron/hosts/build.ts';
import { ROOT } from '../../electron/hosts/project.ts';
import { startTexts } from '../../electron/hosts/start-texts.ts';
import { eventually } from '../support/hosts/eventually.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

const START = join(ROOT, 'electron', 'hosts', 'start.ts');
const texts = startTexts({ LANG: 'en' });

interface Running {
  child: ChildProcess;
  output(): string;
  address(): Promise<string>;
  ended: Promise<number | null>;
}

const npmStart = (...args: string[]): Running => {
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8', ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' };
  const child = spawn(process.execPath, [START, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  const found = () => /http:\/\/127\.0\.0\.1:\d+\/#c=\S+/.exec(output)?.[0];
  return {
    child,
    output: () => output,
    ended: once(child, 'close').then(([code]) => code as number | null),
    address: async () => {
      await eventually(() => expect(found(), output).toBeDefined());
      return found() ?? '';
    },
  };
};

const browserIn = (dir: string) => npmStart('--host', 'browser', '--no-open', '--data', dir);

describe('npm start', () => {
  beforeAll(async () => {
    await ensureRenderer();
  }, 120_000);

  it('serves the built window, and ends cleanly on a signal', async () => {
    const dir = tempDir();
    const { child, address, ended } = browserIn(dir);
    expect(await (await fetch(await address())).text()).toContain('<div id="root">');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(join(dir, 'feijian.lock'))).toBe(false);
  });

  it('row 20: refuses a folder another process holds and names that process', async () => {
    const dir = tempDir();
    const first = browserIn(dir);
    await first.address();
    const second = browserIn(dir);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(String(first.child.pid));
    expect(first.child.exitCode).toBeNull();
  });

  it('row 21: takes over from a process that was killed', async () => {
    const dir = tempDir();
    const first = browserIn(dir);
    await first.address();
    first.child.kill('SIGKILL');
    await first.ended;
    await browserIn(dir).address();
  });

  it('says in one line that Electron is missing, and goes on in the browser', async () => {
    const { address, output } = npmStart('--no-open', '--data', tempDir());
    await address();
    expect(output().split('\n')[0]).toBe(texts.noElectron);
  });

  it('does not pretend where Electron was asked for', async () => {
    const { ended, output } = npmStart('--host', 'electron');
    expect(await ended).toBe(1);
    expect(output().trim()).toBe(texts.electronMissing);
  });

  it('explains itself, and what it does not understand', async () => {
    const [help, wrong] = [npmStart('--help'), npmStart('--prot', '1')];
    expect(await help.ended).toBe(0);
    expect(await wrong.ended).toBe(2);
    for (const { output } of [help, wrong]) expect(output()).toContain('--no-open');
  });

  it('says when the port is taken', async () => {
    const first = browserIn(tempDir());
    const port = /:(\d+)\//.exec(await first.address())?.[1] ?? '';
    const second = npmStart('--host=browser', '--no-open', '--data', tempDir(), '--port', port);
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toBe(texts.portTaken(Number(port)));
  });
});
