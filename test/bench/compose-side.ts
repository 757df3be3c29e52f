/** The core in a process of its own: imports FILE and counts the totals over it. Prints one line of JSON. */
import { readFileSync } from 'node:fs';
import { keepCompiled } from '../../electron/hosts/keep-compiled.ts';
import type { Input, Method, Output } from '../../shared/contract/contract.ts';
import { PIECE_BYTES } from '../../shared/contract/transfer.ts';
import { openCore } from '../support/open-core.ts';
import { watchThread } from './thread-blocks.ts';

export interface ComposeSide {
  recipients: number;
  /** ms from asking to the answer */
  firstMs: number;
  refreshMs: number[];
  importBlockMs: number;
  totalsBlockMs: number;
}

// as the hosts do, for the threads
keepCompiled();

const REFRESHES = 5;
const path = process.argv[2] ?? '';
const { call, job, close } = await openCore();

/** frames are text on their way in and out */
const ask = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> =>
  JSON.parse(JSON.stringify(await call(method, JSON.parse(JSON.stringify(input)))));

async function importList(): Promise<void> {
  const bytes = readFileSync(path);
  const { fileId } = await ask('files.begin', { name: path, size: bytes.length });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    await ask('files.append', { fileId, base64: bytes.toString('base64', at, at + PIECE_BYTES) });
  const { columns } = await ask('import.inspect', { source: { fileId } });
  const plan = { source: { fileId }, columns: columns.map(({ guess }) => guess) };
  await job((await ask('import.check', plan)).jobId);
  await job((await ask('import.run', plan)).jobId);
}

const totals = (ending: string) =>
  ask('compose.totals', {
    key: 'bench',
    draft: {
      signature: '好味餐厅',
      body: `{姓名}您好，您的生日{生日}就要到了，{备注}，本店为您留了位子。${ending}`,
      bindings: [{ name: '备注', field: 'remark', fallback: '好久不见' }],
      audience: { everyone: true },
    },
  });

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

const importBlock = watchThread();
await importList();
const importBlockMs = importBlock();

const totalsBlock = watchThread();
const first = await timed(() => totals(''));
const refreshMs: number[] = [];
for (let n = 1; n <= REFRESHES; n++) refreshMs.push((await timed(() => totals('！'.repeat(n)))).ms);
const totalsBlockMs = totalsBlock();

await close();
const { recipients } = first.value;
const result: ComposeSide = { recipients, firstMs: first.ms, refreshMs, importBlockMs, totalsBlockMs };
process.stdout.write(JSON.stringify(result));
