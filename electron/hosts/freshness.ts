import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '.sources';

const filesUnder = (path: string): string[] => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

/** Name, size and time of every source: a few milliseconds for the whole tree. */
export const fingerprint = (root: string, sources: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

export const isFresh = (outDir: string, print: string): boolean => {
  try {
    return readFileSync(join(outDir, STAMP), 'utf8') === print;
  } catch {
    return false;
  }
};

export const stamp = (outDir: string, print: string): void => writeFileSync(join(outDir, STAMP), print);
