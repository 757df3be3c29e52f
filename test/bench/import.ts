import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerRows, HEADER } from '../support/workbooks/customer-rows.ts';
import { writeLikeExcel } from '../support/workbooks/write-workbook.ts';
import type { SideResult } from './import-side.ts';
import { type BenchRow, median } from './row.ts';

const XLSX_ROWS = 200_000;
const CSV_ROWS = 1_000_000;
const SIDE = fileURLToPath(new URL('./import-side.ts', import.meta.url));

const runSide = (...args: string[]): SideResult =>
  JSON.parse(execFileSync(process.execPath, [SIDE, ...args], { encoding: 'utf8' })) as SideResult;

function* withHeader(rows: number): Generator<string[]> {
  yield HEADER;
  yield* customerRows(rows);
}

function writeCsv(path: string): void {
  const file = openSync(path, 'w');
  let pending = '';
  for (const cells of withHeader(CSV_ROWS)) {
    pending += `${cells.join(',')}\n`;
    if (pending.length < 1 << 20) continue;
    writeSync(file, pending);
    pending = '';
  }
  writeSync(file, pending);
  closeSync(file);
}

/** A start that has to strip and compile the sources is the first of its kind: later ones find them kept. */
function warmUp(folder: string): void {
  const small = join(folder, 'small.xlsx');
  writeLikeExcel(small, withHeader(100));
  runSide('ours', small, join(folder, 'small.db'));
}

interface Case {
  name: string;
  rounds: number;
  ours(book: string): SideResult;
  theirs(book: string): SideResult;
  reach: number;
  memoryMb: number;
}

const cpuOf = (sides: SideResult[]): number => Math.round(median(sides.map(({ cpuMs }) => cpuMs)));

/** Sides take turns, so that a slow minute of the machine hits both. */
function compare({ name, rounds, ours, theirs, reach, memoryMb }: Case, folder: string): BenchRow[] {
  const mine: SideResult[] = [];
  const other: SideResult[] = [];
  for (let n = 0; n < rounds; n++) {
    const book = join(folder, `${n}.db`);
    mine.push(ours(book));
    other.push(theirs(book));
    for (const suffix of ['', '-wal', '-shm', '.bare', '.bare-wal', '.bare-shm'])
      rmSync(book + suffix, { force: true });
  }
  const oursMs = median(mine.map(({ ms }) => ms));
  const theirsMs = median(other.map(({ ms }) => ms));
  const memory = Math.max(...mine.map(({ maxRssMb }) => maxRssMb));
  const block = median(mine.map(({ longestBlockMs }) => longestBlockMs));
  return [
    {
      name,
      ours: oursMs,
      theirs: theirsMs,
      ratio: oursMs / theirsMs,
      reach: { at: reach, better: 'lower' },
      unit: 'ms',
      note: `${mine[0]?.rows ?? 0} contacts; processor ${cpuOf(mine)} ÷ ${cpuOf(other)} ms`,
    },
    {
      name: `${name}: peak memory`,
      ours: memory,
      theirs: Math.max(...other.map(({ maxRssMb }) => maxRssMb)),
      ratio: memory,
      reach: { at: memoryMb, better: 'lower' },
      unit: 'MB',
    },
    {
      name: `${name}: longest block of the answering thread`,
      ours: block,
      theirs: null,
      ratio: block,
      reach: { at: 25, better: 'lower' },
      unit: 'ms',
    },
  ];
}

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'feijian-import-'));
  try {
    const xlsx = join(folder, 'list.xlsx');
    const csv = join(folder, 'list.csv');
    writeLikeExcel(xlsx, withHeader(XLSX_ROWS));
    warmUp(folder);
    writeCsv(csv);
    const workbook: Case = {
      name: 'import 200,000 rows of xlsx, stored and searchable, ÷ SheetJS only reading it',
      rounds: 3,
      ours: (book) => runSide('ours', xlsx, book),
      theirs: () => runSide('sheetjs', xlsx),
      reach: 0.5,
      memoryMb: 320,
    };
    const text: Case = {
      name: 'import 1,000,000 rows of csv ÷ a bare loop inserting the same rows',
      rounds: 2,
      ours: (book) => runSide('ours', csv, book),
      theirs: (book) => runSide('bare', book, `${book}.bare`),
      reach: 2,
      memoryMb: 350,
    };
    return [...compare(workbook, folder), ...compare(text, folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
