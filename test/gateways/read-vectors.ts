import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/vectors/', import.meta.url);

/** A file of request vectors kept beside the repository; null where it is not there. */
export function readVectors<T>(name: string): T | null {
  const file = new URL(`${name}.json`, folder);
  if (!existsSync(file)) {
    console.warn(`no vectors ${name}.json beside the repository: not compared`);
    return null;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
