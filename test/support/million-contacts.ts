import type { ImportRow, ImportTarget } from '../../electron/storage/bulk-storage.ts';

const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英玉萍红玲建文华国';

/** n different synthetic contacts, the same on every run. */
export function* contactRows(n: number): IterableIterator<ImportRow> {
  for (let i = 0; i < n; i++) {
    const spread = (i * 48_271) % 2_147_483_647;
    const name =
      SURNAMES[spread % SURNAMES.length]! +
      GIVEN[(spread >> 5) % GIVEN.length]! +
      (spread % 3 === 0 ? '' : GIVEN[(spread >> 11) % GIVEN.length]!);
    yield { number: String(13_000_000_000 + i * 89), name };
  }
}

export const plainTarget = (now: number): ImportTarget => ({
  merge: 'fill',
  groupIds: [],
  newGroup: null,
  tagIds: [],
  consentSource: '',
  consentDate: null,
  now,
});
