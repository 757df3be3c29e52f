import { closeSync, fdatasyncSync, ftruncateSync, writeSync } from 'node:fs';
import { beginJournalFile } from './files.ts';
import { createLineCodec, type JournalLine } from './line.ts';

export interface JournalWriter {
  /**
   * All lines in one write; when it throws, none of them is there. With `certain` they are on the disk when it returns,
   * and all lines before them; without, they follow with the next that are.
   */
  append(lines: readonly JournalLine[], certain: boolean): void;
  /** whether this campaign's row stands in the file that is written now; says yes from then on */
  introduce(campaignId: number): boolean;
  /** the next line begins a new file; its number */
  rotate(): number;
  close(): void;
}

interface Open {
  no: number;
  file: number;
  size: number;
}

/** Always begins a file of its own, so that a line torn by a crash is the last of its file. */
export function createJournalWriter(dir: string, key: Buffer | undefined): JournalWriter {
  const codec = createLineCodec(key);
  let open: Open | null = null;
  let introduced = new Set<number>();

  function begin(): Open {
    open = { ...beginJournalFile(dir), size: 0 };
    return open;
  }
  function close(): void {
    introduced = new Set();
    if (open === null) return;
    try {
      fdatasyncSync(open.file);
    } finally {
      closeSync(open.file);
      open = null;
    }
  }
  /** half a line in the middle would hide what follows it */
  function takeBack(at: Open): void {
    introduced = new Set();
    try {
      ftruncateSync(at.file, at.size);
    } catch {
      close();
    }
  }

  return {
    append(lines, certain) {
      const at = open ?? begin();
      const bytes = Buffer.from(lines.map((line) => `${codec.encode(line)}\n`).join(''));
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(at.file, bytes, done);
        if (certain) fdatasyncSync(at.file);
        at.size += bytes.length;
      } catch (error) {
        takeBack(at);
        throw error;
      }
    },
    introduce(campaignId) {
      const known = introduced.has(campaignId);
      introduced.add(campaignId);
      return known;
    },
    rotate() {
      close();
      return begin().no;
    },
    close,
  };
}
