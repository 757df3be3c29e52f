import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { lookInto } from './look-into.ts';
import { backupsIn } from './names.ts';
import type { Places } from './places.ts';

/** Newest first, with what stands in each; one that cannot be read is listed as such. */
export const listBackups = ({ backups }: Places, key: Buffer | undefined): Backup[] =>
  backupsIn(backups).map(({ name, at, kind }) => {
    const file = join(backups, name);
    const found = lookInto({ file, key }, 'counts');
    const { contacts, campaigns } = found ?? { contacts: null, campaigns: null };
    return { name, at, kind, size: statSync(file).size, contacts, campaigns };
  });
