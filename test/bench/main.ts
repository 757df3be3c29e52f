/**
 * `npm run bench [-- name …]`: every speed the product promises, as a table and one JSON line.
 * Each bench runs in a process of its own, so that one's memory and caches are not another's.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchRow, reached } from './row.ts';

const BENCHES = [
  'counting',
  'plan',
  'search',
  'outbox',
  'import',
  'compose',
  'submit',
  'throttle',
  'providers',
  'words',
  'optout',
  'startup',
];
const MARK = 'BENCH-ROWS ';

async function runOne(name: string): Promise<void> {
  const bench = (await import(`./${name}.ts`)) as { run(): Promise<BenchRow[]> };
  console.log(MARK + JSON.stringify(await bench.run()));
}

function runInProcess(name: string): BenchRow[] {
  const child = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), '--one', name], {
    encoding: 'utf8',
    timeout: 900_000,
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = child.stdout.split('\n').find((text) => text.startsWith(MARK));
  if (line === undefined) {
    console.error(`bench ${name} gave no figures (exit ${child.status ?? child.signal})`);
    process.exitCode = 1;
    return [];
  }
  return JSON.parse(line.slice(MARK.length)) as BenchRow[];
}

const figure = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);

function print(rows: BenchRow[]): void {
  for (const row of rows) {
    const sign = row.reach.better === 'lower' ? '≤' : '≥';
    const verdict = reached(row) ? 'ok  ' : 'MISS';
    console.log(
      `${verdict} ${row.name.padEnd(64)} ours ${figure(row.ours)} ${row.unit}, theirs ${figure(row.theirs)}; ` +
        `${figure(row.ratio)} (${sign} ${row.reach.at})${row.note ? ` · ${row.note}` : ''}`,
    );
  }
}

const args = process.argv.slice(2);
if (args[0] === '--one' && args[1] !== undefined) {
  await runOne(args[1]);
} else {
  const names = args.length > 0 ? args : BENCHES;
  const rows: BenchRow[] = [];
  for (const name of names) {
    const found = runInProcess(name);
    print(found);
    rows.push(...found);
  }
  console.log(JSON.stringify({ bench: rows.map((row) => ({ ...row, reached: reached(row) })) }));
  if (rows.some((row) => !reached(row))) process.exitCode = 1;
}
