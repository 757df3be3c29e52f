import { AppError } from '../../shared/contract/errors.ts';
import type { ImportSource, Inspection } from '../../shared/contract/transfer.ts';
import type { HeadRow } from './columns/find-header.ts';
import { type GuessedColumns, guessColumns } from './columns/guess-columns.ts';
import { type FilePath, withSource } from './open-source.ts';
import { type RowSource, silent } from './row-source.ts';

const HEAD_ROWS = 60;
/** sheets looked through for one that holds numbers */
const LOOK_THROUGH = 30;

export async function readHead(source: RowSource, sheet: string | null, rows = HEAD_ROWS): Promise<HeadRow[]> {
  const head: HeadRow[] = [];
  await source.read(
    sheet,
    (cells, row) => {
      head.push({ row, cells: cells.slice() });
      return head.length < rows;
    },
    silent,
  );
  return head;
}

const hasNumbers = ({ columns }: GuessedColumns): boolean => columns.some((column) => column.guess === 'number');

function inspectionOf(source: RowSource, sheet: string | null, guessed: GuessedColumns): Inspection {
  const { format, encoding, sheets } = source;
  return { format, encoding, sheets, sheet, hasHeader: guessed.header >= 0, columns: guessed.columns };
}

/**
 * Reads the head of a source and says what its columns hold. Without a chosen sheet the first one with numbers is taken;
 * when none has any: NO_NUMBER_COLUMN. A chosen sheet is shown as it is, the owner may map its columns himself.
 */
export async function inspectSource(source: ImportSource, files: FilePath): Promise<Inspection> {
  return withSource(source, files, async (rows) => {
    const chosen = 'sheet' in source && source.sheet !== undefined ? source.sheet : null;
    if (chosen !== null && !rows.sheets.some(({ name }) => name === chosen))
      throw new AppError('NOT_FOUND', { sheet: chosen });
    const names = chosen !== null ? [chosen] : rows.sheets.length > 0 ? rows.sheets.map(({ name }) => name) : [null];
    let anyRow = false;
    for (const name of names.slice(0, LOOK_THROUGH)) {
      const head = await readHead(rows, name);
      if (head.length === 0) continue;
      anyRow = true;
      const guessed = guessColumns(head);
      if (chosen !== null || hasNumbers(guessed)) return inspectionOf(rows, name, guessed);
    }
    if (!anyRow) throw new AppError('FILE_NO_ROWS');
    throw new AppError('NO_NUMBER_COLUMN');
  });
}
