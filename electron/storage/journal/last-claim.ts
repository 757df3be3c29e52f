import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { journalFile, journalFiles } from './files.ts';
import { createLineCodec } from './line.ts';

const TAIL_BYTES = 8 * 1024 * 1024;

/** The batch of the newest claim the journal tells of; null when it tells of none. */
export function lastClaim(dir: string, key: Buffer | undefined): number | null {
  const codec = createLineCodec(key);
  for (const no of journalFiles(dir).reverse()) {
    for (const text of tailOf(journalFile(dir, no)).split('\n').reverse()) {
      const line = text === '' ? null : codec.decode(text);
      if (line?.k === 'claim') return line.batch;
    }
  }
  return null;
}

function tailOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(TAIL_BYTES, size));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}
