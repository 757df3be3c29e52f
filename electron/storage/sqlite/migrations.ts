import { AppError } from '../../../shared/contract/errors.ts';
import type { Db } from './connection.ts';
import { SCHEMA_1 } from './schema-1.ts';
import { SCHEMA_2 } from './schema-2.ts';
import { SCHEMA_3 } from './schema-3.ts';
import { SCHEMA_4 } from './schema-4.ts';
import { SCHEMA_5 } from './schema-5.ts';
import { SCHEMA_6 } from './schema-6.ts';
import { SCHEMA_7 } from './schema-7.ts';
import { SCHEMA_8 } from './schema-8.ts';
import { SCHEMA_9 } from './schema-9.ts';
import { SCHEMA_10 } from './schema-10.ts';
import { SCHEMA_11 } from './schema-11.ts';

/** In order; the position is the version. A released one never changes. */
export const MIGRATIONS: readonly string[] = [
  SCHEMA_1,
  SCHEMA_2,
  SCHEMA_3,
  SCHEMA_4,
  SCHEMA_5,
  SCHEMA_6,
  SCHEMA_7,
  SCHEMA_8,
  SCHEMA_9,
  SCHEMA_10,
  SCHEMA_11,
];

export const versionOf = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/** Refuses a file of a later release before anything in it is touched. */
export function refuseNewer(db: Db, migrations = MIGRATIONS): void {
  const found = versionOf(db);
  if (found > migrations.length) throw new AppError('DATABASE_NEWER', { found, known: migrations.length });
}

/** Brings the file to the newest version, each step in one transaction. Whoever opens the owner's book backs it up first. */
export function migrate(db: Db, migrations = MIGRATIONS): void {
  refuseNewer(db, migrations);
  const from = versionOf(db);
  migrations.slice(from).forEach((text, i) => {
    db.transaction(() => {
      db.exec(text);
      db.pragma(`user_version=${from + i + 1}`);
    }).immediate();
  });
}
