import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where things lie beside a database file. */
export interface Places {
  file: string;
  backups: string;
  journal: string;
  /** what a damaged or replaced book was, by date */
  setAside: string;
  /** a restore that has begun */
  restoring: string;
  /** the book was seen damaged while open: look at all of it at the next start */
  suspect: string;
}

export function placesBeside(file: string): Places {
  const dir = dirname(file);
  return {
    file,
    backups: join(dir, 'backups'),
    journal: join(dir, 'journal'),
    setAside: join(dir, 'damaged'),
    restoring: join(dir, 'restoring.json'),
    suspect: join(dir, 'suspect'),
  };
}

/** A name that was given is only certain once its folder is on the disk; Windows has no such call and needs none. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  syncFile(dir);
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The next start reads all of the book before it trusts it. */
export function markSuspect({ suspect }: Places): void {
  try {
    writeFileSync(suspect, '', { mode: 0o600 });
  } catch {
    // a disk that takes nothing any more: a book that was not closed is looked at anyway
  }
}
