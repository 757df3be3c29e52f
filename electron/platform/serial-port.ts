import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import type { SerialPort } from 'serialport';

/** A serial port as the system names it; empty where it says nothing. */
export interface PortInfo {
  path: string;
  manufacturer: string;
  serialNumber: string;
  vendorId: string;
  productId: string;
}

export type PortCode = 'PORT_MISSING' | 'PORT_BUSY' | 'PORT_DENIED' | 'PORT_FAILED';

/** An open port. Bytes travel as latin1 text. */
export interface SerialLine {
  /** rejects when the port is gone */
  write(data: string): Promise<void>;
  onData(listener: (data: string) => void): void;
  /** once: unplugged, closed by the other side, or closed by us */
  onGone(listener: () => void): void;
  close(): Promise<void>;
}

export type Opened = { kind: 'open'; line: SerialLine } | { kind: 'failed'; code: PortCode };

export interface SerialPorts {
  list(): Promise<PortInfo[]>;
  open(path: string, baudRate: number): Promise<Opened>;
  /** who has the port open, `name (pid)`; null where the system does not tell */
  holder(path: string): Promise<string | null>;
  /** the command that lets this user open the port; null where there is none */
  permit(path: string): Promise<string | null>;
}

/** Native code is loaded when the first port is wanted, not at the start of the app. */
const native = () => import('serialport');

const CODES: [RegExp, PortCode][] = [
  [/permission denied|EACCES/i, 'PORT_DENIED'],
  // Windows says "Access denied" when another program holds the port
  [/cannot lock|busy|access denied|temporarily unavailable/i, 'PORT_BUSY'],
  [/no such file|not found|ENOENT|no such device|unknown error code (2|31)\b/i, 'PORT_MISSING'],
];

const codeOf = (error: Error): PortCode => CODES.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'PORT_FAILED';

const WATCH_MS = 500;

/**
 * Calls `lost` when the device file is gone or another: the binding reads a terminal that hung up over and over (no
 * bytes, no error) and mostly never says that it closed. Not on Windows, where ports are no files.
 */
async function watch(path: string, everyMs: number, lost: () => void): Promise<NodeJS.Timeout | undefined> {
  const device = async () => (await stat(path).catch(() => null))?.rdev;
  const before = process.platform === 'win32' ? undefined : await device();
  if (before === undefined) return undefined;
  return setInterval(async () => (await device()) !== before && lost(), everyMs).unref();
}

async function wrap(port: SerialPort, watchMs: number): Promise<SerialLine> {
  let gone = false;
  const listeners: (() => void)[] = [];
  const watching = await watch(port.path, watchMs, () => port.isOpen && port.close(end));
  const end = () => {
    if (gone) return;
    gone = true;
    clearInterval(watching);
    for (const listener of listeners) listener();
  };
  port.on('close', end);
  // an error without a close leaves a port that answers nothing
  port.on('error', () => (port.isOpen ? port.close(end) : end()));
  return {
    write: (data) =>
      new Promise((resolve, reject) => {
        if (gone || !port.isOpen) return reject(new Error('PORT_GONE'));
        port.write(data, 'latin1', (error) => (error ? reject(error) : resolve()));
      }),
    onData: (listener) => void port.on('data', (chunk: Buffer) => listener(chunk.toString('latin1'))),
    onGone: (listener) => void (gone ? listener() : listeners.push(listener)),
    close: () =>
      new Promise((resolve) => {
        if (!port.isOpen) {
          end();
          return resolve();
        }
        port.close(() => {
          end();
          resolve();
        });
      }),
  };
}

async function open(path: string, baudRate: number, watchMs: number): Promise<Opened> {
  const { SerialPort } = await native();
  const port = new SerialPort({ path, baudRate, autoOpen: false });
  const error = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (error) return { kind: 'failed', code: codeOf(error) };
  // sticks that wait for DTR need it; pseudo-terminals and some drivers refuse
  await new Promise<void>((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
  return { kind: 'open', line: await wrap(port, watchMs) };
}

async function list(): Promise<PortInfo[]> {
  const { SerialPort } = await native();
  const found = await SerialPort.list().catch(() => []);
  return found.map(({ path, manufacturer = '', serialNumber = '', vendorId = '', productId = '' }) => ({
    ...{ path, manufacturer, serialNumber, vendorId, productId },
  }));
}

async function opens(pid: string, target: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const fds = await readdir(folder).catch(() => []);
  for (const fd of fds) if ((await readlink(`${folder}/${fd}`).catch(() => '')) === target) return true;
  return false;
}

/** Linux shows the open files of our own user's processes under /proc. */
async function holder(path: string): Promise<string | null> {
  const target = await realpath(path).catch(() => null);
  if (target === null) return null;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (Number(pid) === process.pid || !(await opens(pid, target))) continue;
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    return `${name} (${pid})`;
  }
  return null;
}

/** On Linux a group owns the serial ports: `dialout` on Debian, `uucp` on Arch. */
async function permit(path: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const gid = (await stat(path).catch(() => null))?.gid ?? 0;
  const groups = (await readFile('/etc/group', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const group = gid === 0 ? 'dialout' : (groups.find(([, , id]) => id === String(gid))?.[0] ?? 'dialout');
  return `sudo usermod -aG ${group} $USER`;
}

/** `watchMs`: how long a port may be gone before it is noticed. */
export const createSerialPorts = (watchMs = WATCH_MS): SerialPorts => ({
  ...{ list, holder, permit },
  open: (path, baudRate) => open(path, baudRate, watchMs),
});
