/** Files in and out. Everything here runs on a worker thread; see ImportContext for what it is given. */
export { type ExportContext, exportMessages } from './export/export-messages.ts';
export { exportProblems } from './export/export-problems.ts';
export { sampleWorkbook } from './export/sample-workbook.ts';
export type { ImportContext } from './import/import-context.ts';
export { checkImport, runImport } from './import/run-import.ts';
export { inspectSource } from './inspect-source.ts';
export type { FilePath } from './open-source.ts';
