import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildTask } from './child.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const DOUBLE = fileURLToPath(new URL('../gateways/entry.ts', import.meta.url));

export interface Life {
  /** resolves with true when the line came, false when the process ended first */
  line(start: string): Promise<boolean>;
  kill(): void;
  ended: Promise<{ code: number | null; signal: string | null; stderr: string }>;
}

/** Starts one life of the application in a process of its own. */
export function startLife(task: ChildTask): Life {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(task.log), 'compiled') },
  });
  let stdout = '';
  let stderr = '';
  let over = false;
  const waiting = new Set<() => void>();
  const check = () => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    check();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null; stderr: string }>((resolve) => {
    child.on('close', (code, signal) => {
      over = true;
      check();
      resolve({ code, signal, stderr });
    });
  });
  return {
    line: (start) =>
      new Promise((resolve) => {
        const look = () => {
          const came = stdout.split('\n').some((text) => text.startsWith(start));
          if (!came && !over) return;
          waiting.delete(look);
          resolve(came);
        };
        waiting.add(look);
        look();
      }),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}

export interface DoubleProcess {
  url: string;
  control(change?: object): Promise<{ requests: number; taken: number; charged: number }>;
  accepted(): Promise<Record<string, number>>;
  stop(): void;
}

/** The provider's double as a process of its own: it outlives every killed client. */
export async function startDouble(args: string[], provider = 'yunpian'): Promise<DoubleProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', DOUBLE, provider, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve((JSON.parse(text.slice(0, end)) as { url: string }).url);
    });
    child.on('close', () => reject(new Error('the double ended before it was ready')));
  });
  const ask = async (path: string, body?: object) => {
    const response = await fetch(url + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  };
  return {
    url,
    control: async (change) =>
      (await ask('/__control', change)) as { requests: number; taken: number; charged: number },
    accepted: async () => (await ask('/__control/accepted')) as Record<string, number>,
    stop: () => child.stdin?.end(),
  };
}
