import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildTask } from './child.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** strace that may trace: absent on most machines, forbidden in many containers. */
export const canTrace = (): boolean =>
  process.platform === 'linux' && spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0;

/** One life of the application that the kernel ends at its n-th fsync; false when it came to its end before. */
export function lifeKilledAtFsync(task: ChildTask, n: number): Promise<{ killed: boolean; errors: string }> {
  const inject = ['-e', 'trace=fsync', '-e', `inject=fsync:signal=SIGKILL:when=${n}`];
  const child = spawn(
    'strace',
    ['-f', '-qq', '-o', '/dev/null', ...inject].concat([
      process.execPath,
      '--no-warnings',
      CHILD,
      JSON.stringify(task),
    ]),
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(task.log), 'compiled') },
    },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => resolve({ killed: signal === 'SIGKILL', errors }));
  });
}
