import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';

export interface SerialClient {
  port: SerialPort;
  /** all that came since the last `clear` */
  seen(): string;
  clear(): void;
  write(text: string): void;
  /** what came up to and with the pattern; throws with all of it when it does not come in time */
  until(pattern: RegExp, withinMs?: number): Promise<string>;
  /** a command line and its answer up to the final line */
  ask(command: string, final?: RegExp): Promise<string>;
  /** waits until the port is pulled out; the binding itself does not always notice a terminal that hung up */
  gone(withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

const FINAL = /\r?\n?(OK|ERROR|\+CM[ES] ERROR: \d+)\r/;

/** The native serial binding on a port, with waits that end. */
export async function openClient(path: string): Promise<SerialClient> {
  const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  let text = '';
  let look = (): void => {};
  port.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
    look();
  });
  const client: SerialClient = {
    port,
    seen: () => text,
    clear() {
      text = '';
    },
    write: (data) => port.write(data),
    until(pattern, withinMs = 5000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          look = () => {};
          reject(new Error(`no ${pattern} in ${JSON.stringify(text)}`));
        }, withinMs);
        look = () => {
          const found = pattern.exec(text);
          if (found === null) return;
          clearTimeout(timer);
          look = () => {};
          const end = found.index + found[0].length;
          const taken = text.slice(0, end);
          text = text.slice(end);
          resolve(taken);
        };
        look();
      });
    },
    ask(command, final = FINAL) {
      client.clear();
      client.write(`${command}\r`);
      return client.until(final);
    },
    async gone(withinMs = 5000) {
      for (
        const end = Date.now() + withinMs;
        existsSync(path);
        await new Promise((resolve) => setTimeout(resolve, 10))
      ) {
        if (Date.now() > end) throw new Error(`${path} is still there`);
      }
      await client.close();
    },
    close: () => new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve())),
  };
  return client;
}
