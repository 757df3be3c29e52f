import { existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../backups/places.ts';

const NAME = /^(\d{6})\.ndjson$/;

export const journalFile = (dir: string, no: number): string => join(dir, `${String(no).padStart(6, '0')}.ndjson`);

/** The numbers of the journal's files, oldest first; none when the folder is not there. */
export function journalFiles(dir: string): number[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Begins the next file and leaves it open for appending. It stays even while it is empty: numbers only ever grow, or a
 * backup's number would one day point behind lines that were written after it.
 */
export function beginJournalFile(dir: string): { no: number; file: number } {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const no = (journalFiles(dir).at(-1) ?? 0) + 1;
  const file = openSync(journalFile(dir, no), 'ax', 0o600);
  syncFolder(dir);
  return { no, file };
}

/** Removes the files below `keepFrom`: whatever they tell stands in every backup that is kept. */
export function pruneJournal(dir: string, keepFrom: number): void {
  for (const no of journalFiles(dir)) if (no < keepFrom) rmSync(journalFile(dir, no), { force: true });
}
