import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findElectron } from '../../electron/hosts/electron/find-electron.ts';
import { fingerprint, isFresh, stamp } from '../../electron/hosts/freshness.ts';
import { tempDir } from '../support/platform/temp-dir.ts';

it('a build is stale when a source was added, changed or removed, and fresh otherwise', () => {
  const root = tempDir();
  const out = tempDir();
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  const file = join(root, 'src', 'deep', 'a.ts');
  writeFileSync(file, 'a');
  const now = () => fingerprint(root, ['src', 'config.ts']);
  expect(isFresh(out, now())).toBe(false);
  stamp(out, now());
  expect(isFresh(out, now())).toBe(true);
  utimesSync(file, 1, 1);
  expect(isFresh(out, now())).toBe(false);
  stamp(out, now());
  writeFileSync(join(root, 'config.ts'), '');
  expect(isFresh(out, now())).toBe(false);
  stamp(out, now());
  rmSync(file);
  expect(isFresh(out, now())).toBe(false);
});

it('Electron counts as installed when its program is there, not its package', () => {
  const root = tempDir();
  const home = join(root, 'node_modules', 'electron');
  mkdirSync(join(home, 'dist'), { recursive: true });
  expect(findElectron(root, {})).toBeNull();
  writeFileSync(join(home, 'path.txt'), 'electron');
  expect(findElectron(root, {})).toBeNull();
  writeFileSync(join(home, 'dist', 'electron'), '');
  expect(findElectron(root, {})).toBe(join(home, 'dist', 'electron'));
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: '/elsewhere' })).toBeNull();
});
