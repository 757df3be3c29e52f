import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BENCH_KEY = Buffer.alloc(32, 7);

/** A database file in a folder of its own that is gone afterwards. */
export async function withTempFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-bench-'));
  try {
    return await work(join(folder, 'feijian.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
