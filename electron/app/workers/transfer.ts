import { serveTask, type Task } from '../../platform/serve-task.ts';
import type { TransferTask, TransferTasks } from '../../services/transfer-tasks.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import { exportEvidence } from '../../transfer/export/export-evidence.ts';
import { readOptOuts } from '../../transfer/read-opt-outs.ts';
import { readWordList } from '../../transfer/read-word-list.ts';
import type { FilePath } from '../../transfer/transfer.ts';
import {
  checkImport,
  exportMessages,
  exportProblems,
  exportRefunds,
  type ImportContext,
  inspectSource,
  runImport,
  sampleWorkbook,
  type TransferContext,
} from '../../transfer/transfer.ts';
import { startImportWriter } from '../import-writer.ts';
import type { TransferWorkerData } from '../transfer.ts';

type Input<T extends TransferTask> = TransferTasks[T]['input'];

const pathOf =
  (path: string | null): FilePath =>
  () =>
    path ?? '';

/** The job's clock: the caller's time, moved on by what has passed here. */
function clockFrom(now: number): () => number {
  const began = performance.now();
  return () => Math.round(now + performance.now() - began);
}

const contextOf = (task: Task, path: string | null, now: number): TransferContext => ({
  files: pathOf(path),
  progress: (done, total) => task.progress({ done, total }),
  cancelled: task.cancelled,
  now: clockFrom(now),
});

/** The database is loaded by those who need it: a thread that only reads files starts faster and smaller without. */
async function withBulk<T>({ file, key }: TransferWorkerData, use: (bulk: BulkStorage) => T): Promise<Awaited<T>> {
  const { openBulk } = await import('../../storage/sqlite/open-bulk.ts');
  const bulk = openBulk({ file, key: Buffer.from(key) });
  try {
    return await use(bulk);
  } finally {
    bulk.close();
  }
}

const importContext = (task: Task, data: TransferWorkerData, path: string | null, now: number): ImportContext => ({
  ...contextOf(task, path, now),
  write: (job) => startImportWriter(data, job, task.cancelled),
});

const work: { [T in TransferTask]: (input: Input<T>, task: Task, data: TransferWorkerData) => Promise<unknown> } = {
  inspect: ({ source, path }) => inspectSource(source, pathOf(path)),
  check: ({ plan, path, now }, task, data) => checkImport(plan, importContext(task, data, path, now)),
  run: ({ plan, path, now }, task, data) => runImport(plan, importContext(task, data, path, now)),
  problems: ({ plan, path, out, language }, task, data) =>
    withBulk(data, (bulk) => exportProblems(plan, { ...contextOf(task, path, 0), bulk }, out, language)),
  messages: ({ out, ...wanted }, task, data) =>
    withBulk(data, (bulk) => exportMessages({ ...wanted, path: out }, { ...contextOf(task, null, 0), bulk })),
  refunds: ({ out, ...wanted }, task, data) =>
    withBulk(data, (bulk) => exportRefunds({ ...wanted, path: out }, { ...contextOf(task, null, 0), bulk })),
  words: ({ source, path }) => readWordList(source, pathOf(path)),
  optOuts: ({ source, path }) => readOptOuts(source, pathOf(path)),
  evidence: ({ pack, format, out, language }) => exportEvidence(pack, format, out, language),
  sample: ({ out, language }) => sampleWorkbook(out, language),
};

serveTask((raw, task) => {
  const data = raw as TransferWorkerData;
  const run = work[data.task as TransferTask] as (
    input: unknown,
    task: Task,
    data: TransferWorkerData,
  ) => Promise<unknown>;
  return run(data.input, task, data);
});
