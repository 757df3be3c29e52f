import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../platform/temp-dir.ts';

/** A built renderer small enough to read: one page, one script. */
export const emptyRenderer = (): string => {
  const dir = tempDir();
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><p>page</p>');
  writeFileSync(join(dir, 'assets', 'index.js'), 'export const started = true;');
  return dir;
};
