import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { fingerprint, isFresh, stamp } from './freshness.ts';
import { ROOT } from './project.ts';

export const RENDERER_DIR = join(ROOT, 'out', 'renderer');

const RENDERER_SOURCES = ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'];

/** Built beside and moved into place, so that a second start never serves half a build. */
const buildInto = async (outDir: string, print: string, build: (draft: string) => Promise<void>) => {
  const draft = `${outDir}.building-${process.pid}`;
  await build(draft);
  stamp(draft, print);
  rmSync(outDir, { recursive: true, force: true });
  renameSync(draft, outDir);
};

const runVite = async (config: InlineConfig): Promise<void> => {
  const { build } = await import('vite');
  await build({ ...config, logLevel: 'warn' });
};

/** Builds the window when its sources changed; true when it had to. */
export const ensureRenderer = async (say: () => void = () => {}): Promise<boolean> => {
  const print = fingerprint(ROOT, RENDERER_SOURCES);
  if (isFresh(RENDERER_DIR, print)) return false;
  say();
  await buildInto(RENDERER_DIR, print, (outDir) =>
    runVite({
      root: join(ROOT, 'renderer'),
      configFile: join(ROOT, 'vite.config.ts'),
      build: { outDir, emptyOutDir: true },
    }),
  );
  return true;
};
