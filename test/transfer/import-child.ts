/** Run as a process of its own: imports a file into a book and says when the writing has begun, so that it can be killed. */
import { startImportWriter } from '../../electron/app/import-writer.ts';
import { runImport } from '../../electron/transfer/transfer.ts';
import { importPlan } from '../../shared/contract/transfer.ts';

const [path, book] = process.argv.slice(2) as [string, string];
const plan = importPlan.parse({
  source: { fileId: 'killed-file' },
  columns: ['name', 'number', 'group', 'birthday', 'remark'],
});
let told = false;
await runImport(plan, {
  write: (job) => startImportWriter({ file: book }, job, () => false),
  files: () => path,
  cancelled: () => false,
  now: () => Date.now(),
  progress(done, total) {
    if (told || total === null || done < total * 0.6) return;
    told = true;
    process.stdout.write('writing');
  },
});
process.stdout.write('done');
