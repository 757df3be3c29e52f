import type { ImportSource } from '../../shared/contract/transfer.ts';
import { assertNever } from '../../shared/domain/status.ts';
import { openOds } from './ods/open-ods.ts';
import type { RowSource } from './row-source.ts';
import { openWhole } from './sheetjs/open-whole.ts';
import { sniff } from './sniff.ts';
import { openPastedText, openTextFile } from './text/open-text.ts';
import { openVcard } from './vcard/open-vcard.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import { type FileWindow, openFile } from './zip/file-window.ts';

/** Where the bytes of an uploaded file lie. */
export type FilePath = (fileId: string) => string;

async function openByContent(file: FileWindow, path: string, encoding: string | undefined): Promise<RowSource> {
  const found = sniff(file, path);
  switch (found.kind) {
    case 'xlsx':
      return openXlsx(file, found.entries);
    case 'ods':
      return openOds(file, found.entries);
    case 'xlsb':
      return openWhole(file, 'xlsx', false);
    case 'binary-workbook':
      return openWhole(file, found.format, false);
    case 'markup':
      return openWhole(file, 'xls', true);
    case 'vcard':
      return openVcard(file, encoding);
    case 'text':
      return openTextFile(file, found.format, encoding);
    default:
      return assertNever(found);
  }
}

/** Opens a source, lets `use` read it, and closes the file whatever happens. */
export async function withSource<T>(
  source: ImportSource,
  files: FilePath,
  use: (rows: RowSource) => Promise<T>,
): Promise<T> {
  if ('text' in source) return use(openPastedText(source.text));
  const path = files(source.fileId);
  const file = openFile(path);
  try {
    return await use(await openByContent(file, path, source.encoding));
  } finally {
    file.close();
  }
}
