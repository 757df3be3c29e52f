import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import type { Storage } from '../../electron/storage/storage.ts';
import type { ContactFilter } from '../../shared/contract/contacts.ts';
import { benchTarget, people } from './people.ts';
import { type BenchRow, percentile } from './row.ts';
import { BENCH_KEY, withTempFile } from './temp-book.ts';

const CONTACTS = 1_000_000;
const PAGE = 50;
const FAR = 1_000;
const REACH = { at: 16, better: 'lower' as const };

const KINDS: [string, ContactFilter[]][] = [
  ['no text', [{}]],
  ['number prefix', texts('1', '13', '138', '1381', '15012', '177123', '13812345')],
  ['last four', texts('0000', '1234', '8888', '5678', '9021', '4417')],
  ['one character', texts('王', '李', '伟', '明', '小', '汤', '龘')],
  ['two characters', texts('王伟', '李明', '志强', '建国', '汤向', '张丽')],
  ['three characters', texts('王志强', '李建国', '张小明', '陈晓东')],
  ['pinyin', texts('w', 'wang', 'zh', 'zhangw', 'liming', 'chenxiaodong', 'ta')],
  ['initials', texts('wzq', 'ljg', 'zl', 'cxd', 'x')],
  ['group', [{ groupId: 3 }]],
  ['group and text', texts('王', 'li', '138', '8888').map((filter) => ({ ...filter, groupId: 3 }))],
  ['never sent to', [{ lastSent: { never: true } }]],
];
function texts(...all: string[]): ContactFilter[] {
  return all.map((q) => ({ q }));
}

async function timedPage(storage: Storage, filter: ContactFilter, cursor: string | null) {
  const started = performance.now();
  const page = await storage.contacts.page(filter, { cursor, limit: PAGE });
  return { ms: performance.now() - started, next: page.next };
}

/** p95 over all texts of a kind and many repetitions, for the first page and the thousandth (or the last, if earlier). */
async function measure(storage: Storage, filters: ContactFilter[]): Promise<{ first: number; far: number }> {
  const first: number[] = [];
  const far: number[] = [];
  const repeat = Math.ceil(60 / filters.length);
  for (const filter of filters) {
    for (let i = 0; i < repeat; i++) first.push((await timedPage(storage, filter, null)).ms);
    let cursor: string | null = null;
    for (let n = 1; n < FAR; n++) {
      const { next } = await timedPage(storage, filter, cursor);
      if (next === null) break;
      cursor = next;
    }
    for (let i = 0; i < repeat; i++) far.push((await timedPage(storage, filter, cursor)).ms);
  }
  return { first: percentile(first, 0.95), far: percentile(far, 0.95) };
}

export async function run(): Promise<BenchRow[]> {
  return withTempFile(async (file) => {
    const bulk = openBulk({ file, key: BENCH_KEY });
    bulk.importContacts(people(CONTACTS), benchTarget(1));
    bulk.close();
    const storage = await openInlineStorage({ file, key: BENCH_KEY });
    const rows: BenchRow[] = [];
    for (const [kind, filters] of KINDS) {
      const { first, far } = await measure(storage, filters);
      const line = (page: string, ms: number): BenchRow => ({
        name: `search 1M, ${kind}, ${page} page`,
        ours: ms,
        theirs: null,
        ratio: ms,
        reach: REACH,
        unit: 'ms p95',
      });
      rows.push(line('first', first), line('1,000th', far));
    }
    await storage.close();
    return rows;
  });
}
