import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';

/** Imports without end into the file it is given and says when it is far inside; its parent kills it. */
function* endless() {
  for (let i = 0; ; i++) {
    if (i === 60_000) process.stdout.write('inside\n');
    yield { number: `1${38_000_000_00 + i}`, name: `客户${i}`, groups: ['甲'] };
  }
}
openBulk({ file: process.argv[2] as string }).importContacts(endless(), {
  merge: 'fill',
  groupIds: [],
  newGroup: '六月',
  tagIds: [],
  consentSource: '',
  consentDate: null,
  now: 1,
});
