import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { journalFile, journalFiles } from './files.ts';
import { createLineCodec, type JournalLine } from './line.ts';

const CHUNK = 1024 * 1024;
const NEWLINE = 10;

/** The file's whole lines; what stands behind its last line break was never finished. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    let rest: Buffer = Buffer.alloc(0);
    for (let at = 0; at < size; ) {
      const chunk = Buffer.alloc(Math.min(CHUNK, size - at));
      const read = readSync(file, chunk, 0, chunk.length, at);
      if (read === 0) return;
      at += read;
      let bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
        yield bytes.toString('utf8', 0, end);
        bytes = bytes.subarray(end + 1);
      }
      rest = bytes;
    }
  } finally {
    closeSync(file);
  }
}

/** Every line of every file in the order of writing; null where one cannot be read. */
export function* readJournal(dir: string, key: Buffer | undefined): Generator<JournalLine | null> {
  const codec = createLineCodec(key);
  for (const no of journalFiles(dir)) {
    for (const text of linesOf(journalFile(dir, no))) yield codec.decode(text);
  }
}
