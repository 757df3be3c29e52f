import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port that can be pulled out and put back; the path stays the same. */
export interface Pty {
  path: string;
  plugged(): boolean;
  plug(): Promise<void>;
  unplug(): void;
  write(bytes: Buffer): void;
  close(): Promise<void>;
}

const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Throws one line that says what is missing; installs it where that is possible. */
export function ensureSocat(): void {
  if (has('socat')) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: 'ignore' as const, env };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'socat'], options);
  }
  if (!has('socat'))
    throw new Error('socat is missing: install it (Debian: apt-get install socat, macOS: brew install socat)');
}

/**
 * A pseudo-terminal by socat, whose other end comes to us through a Unix socket. One descriptor of the terminal stays
 * open here, or socat would end when a client closes the port.
 */
export async function openPty(path: string | null, onBytes: (bytes: Buffer) => void): Promise<Pty> {
  ensureSocat();
  const folder = mkdtempSync(join(tmpdir(), 'modem-'));
  const socketPath = join(folder, 'line');
  const link = path ?? join(folder, 'tty');
  let child: ChildProcess | null = null;
  let line: Socket | null = null;
  let held = -1;

  let connected: (socket: Socket) => void = () => {};
  const server: Server = createServer((socket) => connected(socket));
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));

  const unplug = (): void => {
    child?.kill('SIGKILL');
    line?.destroy();
    if (held >= 0) closeSync(held);
    child = null;
    line = null;
    held = -1;
    rmSync(link, { force: true });
  };

  const pty: Pty = {
    path: link,
    plugged: () => line !== null,
    async plug() {
      if (line !== null) return;
      const coming = new Promise<Socket>((resolve, reject) => {
        connected = resolve;
        const late = setTimeout(() => reject(new Error('socat made no pseudo-terminal within 10 s')), 10_000);
        late.unref();
      });
      child = spawn('socat', [`PTY,raw,echo=0,link=${link}`, `UNIX-CONNECT:${socketPath}`], { stdio: 'ignore' });
      const mine = await coming;
      line = mine;
      held = openSync(link, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
      mine.on('data', (bytes) => {
        if (line === mine) onBytes(bytes);
      });
      mine.on('error', () => {});
    },
    unplug,
    write(bytes) {
      line?.write(bytes);
    },
    async close() {
      unplug();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await pty.plug();
  return pty;
}
