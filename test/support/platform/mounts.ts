import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const mount = (...args: string[]): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', args).status === 0;

export const unmount = (dir: string): void => {
  spawnSync('umount', ['-l', dir]);
};

/** A file system of so many megabytes of memory at `dir`; false where that is not permitted. */
export function mountSmallDisk(dir: string, megabytes: number): boolean {
  mkdirSync(dir, { recursive: true });
  return mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir);
}

/** The folder as it is, but read-only for everybody; false where that is not permitted. */
export function mountReadOnly(dir: string): boolean {
  if (!mount('--bind', dir, dir)) return false;
  if (mount('-o', 'remount,bind,ro', dir)) return true;
  unmount(dir);
  return false;
}
