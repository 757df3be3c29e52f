import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { bundleFileUrls } from '../../electron/hosts/build-urls.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

it('threads and data files named by URL are found again in a bundle', async () => {
  const root = tempDir();
  mkdirSync(join(root, 'deep', 'threads'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'data.json'), '{"words":["a"]}');
  writeFileSync(
    join(root, 'deep', 'threads', 'echo.ts'),
    "import { parentPort } from 'node:worker_threads';\nparentPort!.postMessage('from the thread');",
  );
  writeFileSync(
    join(root, 'deep', 'main.ts'),
    `import { readFileSync } from 'node:fs';
     import { Worker } from 'node:worker_threads';
     const data: string = readFileSync(new URL('../data.json', import.meta.url), 'utf8');
     new Worker(new URL('./threads/echo.ts', import.meta.url)).on('message', (said: string) => console.log(said, data));`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [bundleFileUrls()],
    build: { ssr: join(root, 'deep', 'main.ts'), ssrEmitAssets: true, outDir: join(root, 'out') },
  });
  const said = execFileSync(process.execPath, [join(root, 'out', 'main.js')], { encoding: 'utf8' });
  expect(said.trim()).toBe('from the thread {"words":["a"]}');
});
