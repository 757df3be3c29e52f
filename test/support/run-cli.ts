import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../electron/hosts/cli/run-command.ts';

const MAIN = fileURLToPath(new URL('../../electron/hosts/cli/main.ts', import.meta.url));

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  stdin?: string;
  env?: Record<string, string>;
  /** sees the process as soon as it runs */
  onStart?(child: ChildProcess): void;
}

/** The command line as its own process, in Chinese unless told otherwise. */
export function runCli(args: string[], { stdin = '', env = {}, onStart }: CliOptions = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'zh_CN.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const result: CliResult = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
  // a command that reads nothing may be gone before this is written
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  onStart?.(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

const collected = (): Writable & { text: string } =>
  Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string, _encoding, done) {
        (this as Writable & { text: string }).text += chunk;
        done();
      },
    }),
    { text: '' },
  );

/** The same command line without a process of its own: for what does not depend on signals and exit codes of a process. */
export async function runCliHere(args: string[], options: Omit<CliOptions, 'onStart'> & { tty?: boolean } = {}) {
  const { stdin = '', env = {}, tty = false } = options;
  const [stdout, stderr] = [collected(), collected()];
  const input = Object.assign(Readable.from([Buffer.from(stdin)], { objectMode: false }), { isTTY: tty });
  const code = await runCommand(args, { stdin: input, stdout, stderr, env: { LANG: 'zh_CN.UTF-8', ...env } });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** Runs a command that must succeed and reads its JSON. */
export async function cliJson<T = Record<string, unknown>>(
  args: string[],
  options: Omit<CliOptions, 'onStart'> = {},
): Promise<T> {
  const { code, stdout, stderr } = await runCliHere([...args, '--json'], options);
  if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
