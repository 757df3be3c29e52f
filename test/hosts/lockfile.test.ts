import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  version: string;
  optionalDependencies?: Record<string, string>;
  gypfile?: boolean;
  resolved?: string;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };

// npm leaves out what the registry in use does not carry; `npm ci` then refuses the whole file
it('names the binaries of every platform, so that npm ci works on each of them', () => {
  const named = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
    ),
  );
  expect(named).toEqual([]);
});

// the prebuilt binary is inside the package; npm forgets that a package must not be compiled unless the lock says so
it('never compiles SQLite during npm ci', () => {
  expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

it('pins every direct dependency exactly and names no registry', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
