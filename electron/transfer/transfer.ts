/** Files in and out. Everything here runs on worker threads; see ImportContext for what it is given. */
export { type ExportContext, exportMessages } from './export/export-messages.ts';
export { exportProblems } from './export/export-problems.ts';
export { exportRefunds } from './export/export-refunds.ts';
export { sampleWorkbook } from './export/sample-workbook.ts';
export type { ImportContext, RowSink, TransferContext } from './import/import-context.ts';
export { checkImport, runImport } from './import/run-import.ts';
export { type ImportPiece, type WriteJob, writeRows } from './import/write-rows.ts';
export { inspectSource } from './inspect-source.ts';
export type { FilePath } from './open-source.ts';
