import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const BACKUP_KINDS = ['daily', 'manual', 'migration', 'before_restore'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** A backup is told by its name alone: when, why, and from which file of the journal on it does not know everything. */
export interface BackupName {
  name: string;
  /** ms UTC */
  at: number;
  kind: BackupKind;
  journal: number;
}

const PATTERN = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(daily|manual|migration|before_restore)-(\d{6})\.db$/;
/** What a backup is called until it is whole and was read back. */
export const UNFINISHED = '.unfinished';

/** Newest kept of each kind; `before_restore` is what a restore replaced. */
const KEPT: Record<BackupKind, number> = { daily: 7, manual: 7, migration: 3, before_restore: 3 };

export function backupName({ at, kind, journal }: Omit<BackupName, 'name'>): string {
  const stamp = new Date(at).toISOString().replace(/[-:.]/g, '');
  return `${stamp}-${kind}-${String(journal).padStart(6, '0')}.db`;
}

export function parseBackupName(name: string): BackupName | null {
  const found = PATTERN.exec(name);
  if (found === null) return null;
  const [year, month, day, hour, minute, second, ms] = found.slice(1, 8).map(Number) as [
    ...[number, number, number, number, number, number, number],
  ];
  const at = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return { name, at, kind: found[8] as BackupKind, journal: Number(found[9]) };
}

/** Newest first. */
export function backupsIn(dir: string): BackupName[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .flatMap((name) => parseBackupName(name) ?? [])
    .sort((a, b) => b.at - a.at);
}

export const unfinishedIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.includes(UNFINISHED))
        .map((name) => join(dir, name))
    : [];

/** Those that have to give way. */
export function surplus(backups: readonly BackupName[]): BackupName[] {
  const seen = new Map<BackupKind, number>();
  return [...backups]
    .sort((a, b) => b.at - a.at)
    .filter(({ kind }) => {
      const n = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, n);
      return n > KEPT[kind];
    });
}
