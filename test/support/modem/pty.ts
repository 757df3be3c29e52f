import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A port that can be pulled out and put back; the path stays the same. */
export interface Pty {
  path: string;
  /** a folder of its own, gone with it */
  folder: string;
  plugged(): boolean;
  plug(): Promise<void>;
  unplug(): void;
  write(bytes: Buffer): void;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const RELAY = fileURLToPath(new URL('pty-relay.py', import.meta.url));

const runs = (program: string, flag: string): boolean => spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;

/** The program that makes the terminal; throws one line that says what is missing. */
function relay(link: string, socketPath: string): [string, string[]] {
  if (runs('socat', '-V')) return ['socat', [`PTY,raw,echo=0,link=${link}`, `UNIX-CONNECT:${socketPath}`]];
  if (process.platform !== 'win32' && runs('python3', '-V')) return ['python3', [RELAY, link, socketPath]];
  throw new Error('socat is missing: install it (Debian: apt-get install socat, macOS: brew install socat)');
}

/**
 * A pseudo-terminal by socat (or Python), whose other end comes to us through a Unix socket. One descriptor of the
 * terminal stays open here, or the relay would end when a client closes the port.
 */
export async function openPty(path: string | null, onBytes: (bytes: Buffer) => void): Promise<Pty> {
  const folder = mkdtempSync(join(tmpdir(), 'modem-'));
  const socketPath = join(folder, 'line');
  const link = path ?? join(folder, 'tty');
  const [program, args] = relay(link, socketPath);
  let child: ChildProcess | null = null;
  let line: Socket | null = null;
  let held = -1;

  /** null = pulled out again before it was there */
  let connected: (socket: Socket | null) => void = () => {};
  const server = createServer((socket) => connected(socket));
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));

  const unplug = (): void => {
    connected(null);
    child?.kill('SIGKILL');
    line?.destroy();
    if (held >= 0) closeSync(held);
    if (child !== null) rmSync(link, { force: true });
    child = null;
    line = null;
    held = -1;
  };

  const plug = async (): Promise<void> => {
    if (child !== null) return;
    // a link left behind by one that was killed leads nowhere
    if (!existsSync(link)) rmSync(link, { force: true });
    let late: NodeJS.Timeout | undefined;
    const coming = new Promise<Socket | null>((resolve, reject) => {
      connected = resolve;
      late = setTimeout(() => reject(new Error(`${program} made no terminal at ${dirname(link)}`)), PATIENCE_MS);
    });
    child = spawn(program, args, { stdio: 'ignore' });
    const mine = await coming.finally(() => clearTimeout(late));
    if (mine === null) return;
    line = mine;
    held = openSync(link, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    mine.on('data', (bytes) => line === mine && onBytes(bytes));
    mine.on('error', () => {});
  };

  await plug();
  return {
    path: link,
    folder,
    plugged: () => line !== null,
    plug,
    unplug,
    write(bytes) {
      if (bytes.length > 0) line?.write(bytes);
    },
    async close() {
      unplug();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
