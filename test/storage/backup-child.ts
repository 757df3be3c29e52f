import { makeBackup } from '../../electron/storage/backups/make-backup.ts';
import { placesBeside } from '../../electron/storage/backups/places.ts';

/** Makes one backup, says so, and then one after the other until its parent kills it. */
const places = placesBeside(process.argv[2] ?? '');
for (let at = Date.UTC(2026, 5, 1); ; at += 1000) {
  makeBackup(places, undefined, { at, kind: 'manual', journal: 1 });
  process.stdout.write('made\n');
}
