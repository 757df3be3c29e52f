import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

export const nextJournalFile = (dir: string): number => (journalFiles(dir).at(-1) ?? 0) + 1;

/** Removes the files below `keepFrom`: whatever they tell stands in every backup that is kept. */
export function pruneJournal(dir: string, keepFrom: number): void {
  for (const no of journalFiles(dir)) if (no < keepFrom) rmSync(journalFile(dir, no), { force: true });
}

export const makeJournalFolder = (dir: string): void => void mkdirSync(dir, { recursive: true, mode: 0o700 });
