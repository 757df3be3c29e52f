import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareDataFolder } from '../../electron/platform/data-folder.ts';
import { lockDataFolder } from '../../electron/platform/lock.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

const HOLDER = fileURLToPath(new URL('../support/platform/hold-lock.ts', import.meta.url));
const lockFile = (dir: string) => join(dir, 'feijian.lock');
const holderIn = (dir: string) => JSON.parse(readFileSync(lockFile(dir), 'utf8')) as Record<string, string | number>;
const rewrite = (dir: string, change: Record<string, string | number>) =>
  writeFileSync(lockFile(dir), JSON.stringify({ ...holderIn(dir), ...change }));

const holdElsewhere = async (dir: string): Promise<{ child: ChildProcess; said: string }> => {
  const child = spawn(process.execPath, [HOLDER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
};

const refusal = { code: 'DATA_FOLDER_IN_USE' };

describe('the lock of the data folder', () => {
  it('row 20: refuses a second process and names the one that holds it', async () => {
    const dir = tempDir();
    const { child, said } = await holdElsewhere(dir);
    expect(said).toBe('locked');
    await expect(lockDataFolder(dir, 'browser')).rejects.toMatchObject({
      ...refusal,
      data: { pid: child.pid, host: 'cli', since: expect.closeTo(Date.now(), -5) },
    });
  });

  it('refuses a second opener in the same process, until released', async () => {
    const dir = tempDir();
    const lock = await lockDataFolder(dir, 'browser');
    await expect(lockDataFolder(dir, 'cli')).rejects.toMatchObject(refusal);
    lock.release();
    lock.release();
    (await lockDataFolder(dir, 'cli')).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('row 21: is taken over from a process that was killed', async () => {
    const dir = tempDir();
    const { child } = await holdElsewhere(dir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(lockFile(dir))).toBe(true);
    const lock = await lockDataFolder(dir, 'browser');
    expect(holderIn(dir).pid).toBe(process.pid);
    lock.release();
  });

  it('row 21: is taken over when its process number now belongs to another process', async () => {
    const dir = tempDir();
    await lockDataFolder(dir, 'browser');
    rewrite(dir, { pid: process.ppid, nonce: 'other' });
    (await lockDataFolder(dir, 'cli')).release();
  });

  it('row 21: is taken over after a restart of the computer, even with the number in use', async () => {
    const dir = tempDir();
    await lockDataFolder(dir, 'browser');
    rewrite(dir, { bootId: 'the boot before' });
    (await lockDataFolder(dir, 'cli')).release();
  });

  it('is respected when another machine holds it through a shared folder', async () => {
    const dir = tempDir();
    await lockDataFolder(dir, 'browser');
    rewrite(dir, { bootId: 'another boot', machine: 'another-machine', pid: 999_999 });
    await expect(lockDataFolder(dir, 'cli')).rejects.toMatchObject({ ...refusal, data: { pid: 999_999 } });
  });

  it('goes to exactly one of many that find the same stale lock', async () => {
    const dir = tempDir();
    writeFileSync(lockFile(dir), 'torn by a power cut');
    const answers = await Promise.all(Array.from({ length: 6 }, () => holdElsewhere(dir)));
    expect(answers.filter(({ said }) => said === 'locked')).toHaveLength(1);
    expect(answers.filter(({ said }) => said.includes('DATA_FOLDER_IN_USE'))).toHaveLength(5);
  });

  it('survives a takeover that died half way', async () => {
    const dir = tempDir();
    writeFileSync(lockFile(dir), 'torn');
    const guard = `${lockFile(dir)}.takeover`;
    mkdirSync(guard);
    utimesSync(guard, new Date(0), new Date(0));
    (await lockDataFolder(dir, 'browser')).release();
  });

  it('is not released by somebody who lost it', async () => {
    const dir = tempDir();
    const lock = await lockDataFolder(dir, 'browser');
    rewrite(dir, { nonce: 'somebody else' });
    lock.release();
    expect(existsSync(lockFile(dir))).toBe(true);
  });
});

describe('the data folder', () => {
  it('is created for this user, with places for logs and files', async () => {
    const dir = join(tempDir(), 'a', 'b');
    const folder = await prepareDataFolder(dir);
    expect(readdirSync(dir).sort()).toEqual(['files', 'logs']);
    expect(folder.dir).toBe(dir);
  });

  it('that cannot be written is refused with its name', async () => {
    const dir = tempDir();
    chmodSync(dir, 0o555);
    const asUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn(process.execPath, [HOLDER, dir], { stdio: ['ignore', 'pipe', 'inherit'], ...asUser });
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(chunk.toString())).toEqual({ code: 'DATA_FOLDER_READ_ONLY', data: { dir } });
  });
});
