/**
 * One side of the import bench in a process of its own, so that its peak memory is its own:
 * `ours FILE DB` · `sheetjs FILE` · `bare SOURCE-DB DB`. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createTransfer } from '../../electron/app/transfer.ts';
import { keepCompiled } from '../../electron/hosts/keep-compiled.ts';
import { configure, openFile } from '../../electron/storage/sqlite/connection.ts';
import { openStorage } from '../../electron/storage/sqlite/open.ts';
import { importPlan } from '../../shared/contract/transfer.ts';
import { watchThread } from './thread-blocks.ts';

export interface SideResult {
  ms: number;
  /** of all threads together, which a busy machine changes less */
  cpuMs: number;
  maxRssMb: number;
  /** longest time in which the thread beside the worker could not have answered */
  longestBlockMs: number;
  rows: number;
}

// as the hosts do, for the threads
keepCompiled();

type Measured = Omit<SideResult, 'maxRssMb'>;

/** ms of processor time since the process began */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const KEY = Buffer.alloc(32, 7);
const TABLES = ['labels', 'contacts', 'members', 'postings'];
const CHUNK = 20_000;

const [side, from = '', to = ''] = process.argv.slice(2);

async function freshBook(file: string): Promise<void> {
  const storage = await openStorage({ file, key: KEY });
  await storage.close();
}

/** As in the app: the book is open for the windows while the import has a thread and a connection of its own. */
async function ours(): Promise<Measured> {
  const storage = await openStorage({ file: to, key: KEY });
  const { transfer, close } = createTransfer({ file: to, key: KEY });
  const path = from;
  // as the window does: the file is looked at before it is imported
  await transfer('inspect', { source: { fileId: 'bench-file' }, path });
  const plan = importPlan.parse({
    source: { fileId: 'bench-file' },
    columns: ['name', 'number', 'group', 'birthday', 'remark'],
  });
  const stop = watchThread();
  const began = performance.now();
  const cpuBegan = cpu();
  const { counts } = await transfer('run', { plan, path, now: Date.now() });
  const ms = performance.now() - began;
  const result = { ms, cpuMs: cpu() - cpuBegan, longestBlockMs: stop(), rows: counts.created };
  await close();
  await storage.close();
  return result;
}

async function sheetJs(): Promise<Measured> {
  const { read } = await import('xlsx');
  const began = performance.now();
  const cpuBegan = cpu();
  const book = read(readFileSync(from), { type: 'buffer', dense: true });
  const ms = performance.now() - began;
  return {
    ms,
    cpuMs: cpu() - cpuBegan,
    longestBlockMs: ms,
    rows: book.Sheets[book.SheetNames[0] as string]?.['!data']?.length ?? 0,
  };
}

/** The rows our import left, put into an empty book of the same shape by a plain loop; fetching them is not timed. */
async function bare(): Promise<Measured> {
  await freshBook(to);
  const source = openFile({ file: from, key: KEY });
  const target = configure(openFile({ file: to, key: KEY }), 'bulk');
  let ms = 0;
  let cpuMs = 0;
  let rows = 0;
  const timed = (work: () => void) => {
    const began = performance.now();
    const cpuBegan = cpu();
    work();
    ms += performance.now() - began;
    cpuMs += cpu() - cpuBegan;
  };
  timed(() => target.exec('BEGIN IMMEDIATE'));
  for (const table of TABLES) {
    const width = source.prepare(`SELECT * FROM ${table}`).columns().length;
    const insert = target.prepare(`INSERT INTO ${table} VALUES (${'?,'.repeat(width).slice(0, -1)})`);
    const all = source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().iterate();
    for (let more = true; more; ) {
      const chunk: unknown[][] = [];
      for (let n = 0; n < CHUNK && more; n++) {
        const next = all.next();
        if (next.done) more = false;
        else chunk.push(next.value);
      }
      timed(() => {
        for (const row of chunk) insert.run(row);
      });
      rows += table === 'contacts' ? chunk.length : 0;
    }
  }
  timed(() => target.exec('COMMIT'));
  target.close();
  source.close();
  return { ms, cpuMs, longestBlockMs: ms, rows };
}

const sides: Record<string, () => Promise<Measured>> = { ours, sheetjs: sheetJs, bare };
const run = sides[side ?? ''];
if (run === undefined) throw new Error(`no side ${side}`);
const result = await run();
const maxRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...result, maxRssMb } satisfies SideResult));
