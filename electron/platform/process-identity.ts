import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Enough to tell a running process from a later one that got its number. */
export interface ProcessIdentity {
  pid: number;
  /** '' where the system has none */
  bootId: string;
  /** Linux: clock ticks since boot; elsewhere ms since 1970 */
  startedAt: number;
}

/** `ps` and Get-Process round to seconds, and our own start is measured a little after the system's. */
const START_TOLERANCE_MS = 3000;

const ask = (command: string, args: string[]): string => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

const readBootId = (): string => {
  if (process.platform === 'linux') {
    try {
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    } catch {
      return '';
    }
  }
  return process.platform === 'darwin' ? ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']) : '';
};

/** Field 22 of /proc/PID/stat; the command name before it may hold spaces and brackets. */
const linuxStart = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  } catch {
    return null;
  }
};

const startOf = (pid: number): number | null => {
  if (process.platform === 'linux') return linuxStart(pid);
  const text =
    process.platform === 'win32'
      ? ask('powershell.exe', [
          '-NoProfile',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`,
        ])
      : ask('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
};

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  bootId: readBootId(),
  startedAt: (process.platform === 'linux' ? linuxStart(process.pid) : null) ?? Math.round(performance.timeOrigin),
});

const pidExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** False only when it is certain that this process is gone; doubt counts as running. */
export const isRunning = (identity: ProcessIdentity): boolean => {
  const bootId = readBootId();
  if (bootId && identity.bootId && bootId !== identity.bootId) return false;
  if (!pidExists(identity.pid)) return false;
  const started = startOf(identity.pid);
  if (started === null) return true;
  const tolerance = process.platform === 'linux' ? 0 : START_TOLERANCE_MS;
  return Math.abs(started - identity.startedAt) <= tolerance;
};
