import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerRows, HEADER } from '../support/workbooks/customer-rows.ts';
import { writeLikeExcel } from '../support/workbooks/write-workbook.ts';
import { typeInComposer } from './compose-keystrokes.ts';
import type { ComposeSide } from './compose-side.ts';
import { type BenchRow, median, percentile } from './row.ts';

/** repeated and wrong ones leave 200,000 people */
const ROWS = 225_000;
const ROUNDS = 3;
const SIDE = fileURLToPath(new URL('./compose-side.ts', import.meta.url));

function* withHeader(): Generator<string[]> {
  yield HEADER;
  yield* customerRows(ROWS);
}

const limit = (name: string, values: number[], at: number, note?: string): BenchRow => ({
  name,
  ours: median(values),
  theirs: null,
  ratio: median(values),
  reach: { at, better: 'lower' },
  unit: 'ms',
  ...(note === undefined ? {} : { note }),
});

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-compose-'));
  try {
    const list = join(folder, 'list.xlsx');
    writeLikeExcel(list, withHeader());
    const sides: ComposeSide[] = [];
    for (let round = 0; round < ROUNDS; round++)
      sides.push(JSON.parse(execFileSync(process.execPath, [SIDE, list], { encoding: 'utf8' })));
    const { wall, processor } = await typeInComposer();
    const people = `${sides[0]?.recipients ?? 0} recipients`;
    return [
      limit(
        'totals over 200,000 recipients, the first time',
        sides.map(({ firstMs }) => firstMs),
        1000,
        people,
      ),
      limit(
        'totals over 200,000 recipients after a change of text',
        sides.flatMap(({ refreshMs }) => refreshMs),
        1000,
      ),
      limit(
        'longest block of the answering thread: upload, check and import of a list',
        sides.map(({ importBlockMs }) => importBlockMs),
        25,
      ),
      limit(
        'longest block of the answering thread: totals over 200,000 recipients',
        sides.map(({ totalsBlockMs }) => totalsBlockMs),
        25,
      ),
      {
        name: 'a keystroke in the composer, 200,000 recipients: scripting and layout, p95',
        ours: percentile(wall, 0.95),
        theirs: null,
        ratio: percentile(wall, 0.95),
        reach: { at: 16, better: 'lower' },
        unit: 'ms',
        note: `median ${median(wall).toFixed(1)}; processor time p95 ${percentile(processor, 0.95).toFixed(1)}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
