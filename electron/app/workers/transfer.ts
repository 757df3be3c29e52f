import { serveTask, type Task } from '../../platform/serve-task.ts';
import type { TransferTask, TransferTasks } from '../../services/transfer-tasks.ts';
import { openBulk } from '../../storage/sqlite/open.ts';
import type { FilePath } from '../../transfer/transfer.ts';
import {
  checkImport,
  exportMessages,
  exportProblems,
  type ImportContext,
  inspectSource,
  runImport,
  sampleWorkbook,
} from '../../transfer/transfer.ts';
import { startImportWriter } from '../import-writer.ts';
import type { TransferWorkerData } from '../transfer.ts';

type Bulk = ReturnType<typeof openBulk>;
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

const contextOf = (task: Task, bulk: Bulk, path: string | null, now: number) => ({
  bulk,
  files: pathOf(path),
  progress: (done: number, total: number | null) => task.progress({ done, total }),
  cancelled: task.cancelled,
  now: clockFrom(now),
});

async function withBulk<T>({ file, key }: TransferWorkerData, use: (bulk: Bulk) => T): Promise<Awaited<T>> {
  const bulk = openBulk({ file, key: Buffer.from(key) });
  try {
    return await use(bulk);
  } finally {
    bulk.close();
  }
}

const importContext = (
  task: Task,
  data: TransferWorkerData,
  bulk: Bulk,
  path: string | null,
  now: number,
): ImportContext => ({
  ...contextOf(task, bulk, path, now),
  write: (job) => startImportWriter(data, job, task.cancelled),
});

const work: { [T in TransferTask]: (input: Input<T>, task: Task, data: TransferWorkerData) => Promise<unknown> } = {
  inspect: ({ source, path }) => inspectSource(source, pathOf(path)),
  check: ({ plan, path, now }, task, data) =>
    withBulk(data, (bulk) => checkImport(plan, importContext(task, data, bulk, path, now))),
  run: ({ plan, path, now }, task, data) =>
    withBulk(data, (bulk) => runImport(plan, importContext(task, data, bulk, path, now))),
  problems: ({ plan, path, out, language }, task, data) =>
    withBulk(data, (bulk) => exportProblems(plan, contextOf(task, bulk, path, 0), out, language)),
  messages: ({ out, ...wanted }, task, data) =>
    withBulk(data, (bulk) => exportMessages({ ...wanted, path: out }, contextOf(task, bulk, null, 0))),
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
