import { openInlineStorage } from '../../electron/storage/sqlite/open.ts';
import { openBulk } from '../../electron/storage/sqlite/open-bulk.ts';
import { audience } from '../../shared/contract/compose.ts';
import { benchTarget, people } from './people.ts';
import { type BenchRow, median } from './row.ts';
import { BENCH_KEY, withTempFile } from './temp-book.ts';

const REFUSED = 100_000;
const ROUNDS = 5;
const EVERYONE = audience.parse({ everyone: true });

/** A hundred thousand people, all of whom refused, are asked for as an audience: what finding that out costs. */
export async function run(): Promise<BenchRow[]> {
  const times = await withTempFile(async (file) => {
    const storage = await openInlineStorage({ file, key: BENCH_KEY });
    const bulk = openBulk({ file, key: BENCH_KEY });
    // a few of the numbers drawn are the same
    bulk.importContacts(people(REFUSED + 100), benchTarget(1));
    const all = [...bulk.recipients(EVERYONE, { now: 1 }, () => undefined)].slice(0, REFUSED);
    const refusals = all.map(({ number }) => ({ number, source: 'import' as const, reason: '', proof: '' }));
    await storage.contacts.blacklist(refusals, 1);
    const rounds: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      let found = 0;
      const started = performance.now();
      for (const _ of bulk.recipients(EVERYONE, { now: 1 }, () => void found++));
      const ms = performance.now() - started;
      if (found !== REFUSED) throw new Error(`found ${found} refusals`);
      // the first round warms the cache of the file
      if (round > 0) rounds.push(ms);
    }
    bulk.close();
    await storage.close();
    return rounds;
  });
  const ours = median(times);
  return [
    {
      name: `${REFUSED.toLocaleString('en-US')} opted-out numbers found at planning`,
      ours,
      theirs: null,
      ratio: ours,
      reach: { at: 50, better: 'lower' },
      unit: 'ms',
    },
  ];
}
