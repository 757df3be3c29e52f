import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { bundleFileUrls } from './build-urls.ts';
import { fingerprint, isFresh, stamp } from './freshness.ts';
import { ROOT } from './project.ts';

const OUT = join(ROOT, 'out');
export const RENDERER_DIR = join(OUT, 'renderer');
const CORE_DIR = join(OUT, 'core');

const RENDERER_SOURCES = ['renderer', 'shared', 'vite.config.ts', 'package-lock.json', 'electron/hosts/build.ts'];
const ELECTRON_SOURCES = ['electron', 'shared', 'resources', 'package-lock.json'];

/** Native, so it stays a package beside the bundle. */
const EXTERNAL = ['electron', 'better-sqlite3', 'serialport'];

const runVite = async (config: InlineConfig): Promise<void> => {
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  // always the real thing: under a test runner this would become a build for development, three times as slow
  process.env.NODE_ENV = 'production';
  try {
    await build({ ...config, mode: 'production', logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
};

/** Built beside and moved into place, so that a second start never serves half a build. */
const buildInto = async (outDir: string, print: string, config: InlineConfig) => {
  const draft = `${outDir}.building-${process.pid}`;
  await runVite({ ...config, build: { ...config.build, outDir: draft, emptyOutDir: true } });
  stamp(draft, print);
  rmSync(outDir, { recursive: true, force: true });
  renameSync(draft, outDir);
};

const forNode = (entry: string, output: { format: 'es' | 'cjs'; names: string }): InlineConfig => ({
  root: ROOT,
  configFile: false,
  plugins: [bundleFileUrls()],
  ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
  build: {
    ssr: join(ROOT, entry),
    ssrEmitAssets: true,
    outDir: OUT,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external: EXTERNAL,
      output: { format: output.format, entryFileNames: output.names, chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** Builds the window when its sources changed; true when it had to. */
export const ensureRenderer = async (say: () => void = () => {}): Promise<boolean> => {
  const print = fingerprint(ROOT, RENDERER_SOURCES);
  if (isFresh(RENDERER_DIR, print)) return false;
  say();
  await buildInto(RENDERER_DIR, print, { root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts') });
  return true;
};

/** Builds main, preload and the core process when their sources changed. */
export const ensureElectron = async (): Promise<boolean> => {
  const print = fingerprint(ROOT, ELECTRON_SOURCES);
  if (isFresh(CORE_DIR, print)) return false;
  await runVite(forNode('electron/hosts/electron/main.ts', { format: 'es', names: 'main.js' }));
  // a sandboxed preload must be CommonJS in one file
  await runVite(forNode('electron/hosts/electron/preload.ts', { format: 'cjs', names: 'preload.cjs' }));
  await buildInto(
    CORE_DIR,
    print,
    forNode('electron/hosts/electron/core-process.ts', { format: 'es', names: '[name].js' }),
  );
  return true;
};

if (import.meta.main) {
  const renderer = await ensureRenderer();
  const electron = await ensureElectron();
  console.log(`window ${renderer ? 'built' : 'fresh'}, electron ${electron ? 'built' : 'fresh'}: ${OUT}`);
}
