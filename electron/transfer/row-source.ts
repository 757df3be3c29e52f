import type { Inspection } from '../../shared/contract/transfer.ts';

/** Sees each row that holds anything; `cells` is reused, copy what you keep. Return false to stop reading. */
export type RowVisitor = (cells: string[], row: number) => boolean;

/** Called now and then while reading; throws to stop it (a cancelled job). */
export type ReadProgress = (doneBytes: number, totalBytes: number) => void;

export interface SourceSheet {
  name: string;
  /** null where only reading the sheet would tell */
  rows: number | null;
}

/** Any file or text as rows of text cells; row numbers are those the owner sees in his spreadsheet. */
export interface RowSource {
  format: Inspection['format'];
  encoding: string | null;
  sheets: SourceSheet[];
  /** `sheet` by name; the first visible one when absent */
  read(sheet: string | null, visit: RowVisitor, progress: ReadProgress): Promise<void>;
}

export const silent: ReadProgress = () => {};
