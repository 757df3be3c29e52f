import type { CellObject, WorkBook, WorkSheet } from 'xlsx';
import { AppError } from '../../../shared/contract/errors.ts';
import { damaged, LIMITS, tooManyColumns, tooManyRows } from '../limits.ts';
import type { RowSource } from '../row-source.ts';
import { createDecoder, detectEncoding } from '../text/detect-encoding.ts';
import { isDateFormat, serialToText } from '../xlsx/serial-date.ts';
import type { FileWindow } from '../zip/file-window.ts';

type Format = RowSource['format'];

/** The library is 1 MB of script: loaded for the old formats only. Code pages let it read GBK names of the nineties. */
async function loadSheetJs() {
  const [xlsx, codepages] = await Promise.all([import('xlsx'), import('xlsx/dist/cpexcel.full.mjs')]);
  xlsx.set_cptable(codepages);
  return xlsx;
}

function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      if (typeof cell.z === 'string' && isDateFormat(cell.z))
        return serialToText(Number(cell.v), date1904) ?? String(cell.v);
      return String(cell.v);
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'e':
      return cell.w ?? '#N/A';
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
    default:
      return String(cell.v);
  }
}

const rowsOf = (sheet: WorkSheet): (CellObject | undefined)[][] => sheet['!data'] ?? [];

function sourceOf(book: WorkBook, format: Format, encoding: string | null): RowSource {
  const hidden = book.Workbook?.Sheets ?? [];
  const visible = book.SheetNames.filter((_, n) => !hidden[n]?.Hidden);
  const names = visible.length > 0 ? visible : book.SheetNames;
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return {
    format,
    encoding,
    sheets: names.map((name) => ({
      name,
      rows: rowsOf(book.Sheets[name] as WorkSheet).filter((row) => row?.length > 0).length,
    })),
    async read(name, visit, progress) {
      const sheet = book.Sheets[name !== null && names.includes(name) ? name : (names[0] ?? '')];
      const rows = sheet ? rowsOf(sheet) : [];
      if (rows.length > LIMITS.rows) throw tooManyRows();
      for (let n = 0; n < rows.length; n++) {
        if (n % 1024 === 0) progress(n, rows.length);
        // both are holes in a sparse sheet
        const cells = Array.from(rows[n] ?? [], (cell) => cellText(cell, date1904));
        while (cells.length > 0 && cells.at(-1) === '') cells.pop();
        if (cells.length === 0) continue;
        if (cells.length > LIMITS.columns) throw tooManyColumns();
        if (!visit(cells, n + 1)) return;
      }
    },
  };
}

/** .xls, .et, .xlsb and lists dressed as web pages: read whole, within a size limit, cells as they are stored. */
export async function openWhole(file: FileWindow, format: Format, markup: boolean): Promise<RowSource> {
  if (file.size > LIMITS.wholeFile) throw new AppError('FILE_TOO_LARGE', { limit: LIMITS.wholeFile });
  const { read } = await loadSheetJs();
  const bytes = file.bytes(0, file.size);
  const options = {
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false,
    raw: true,
  } as const;
  try {
    if (!markup) return sourceOf(read(bytes, { ...options, type: 'buffer' }), format, null);
    const encoding = detectEncoding(bytes);
    const decoder = createDecoder(encoding);
    const text = decoder.write(bytes) + decoder.end();
    return sourceOf(read(text, { ...options, type: 'string' }), format, encoding);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new AppError('FILE_ENCRYPTED');
    throw damaged('workbook');
  }
}
