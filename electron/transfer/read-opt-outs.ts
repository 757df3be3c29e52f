import { AppError } from '../../shared/contract/errors.ts';
import type { ImportSource } from '../../shared/contract/transfer.ts';
import { readRowNumber } from './import/check-row.ts';
import { type FilePath, withSource } from './open-source.ts';
import { silent } from './row-source.ts';

export interface OptOutList {
  /** rows that hold anything, the heading left out */
  rows: number;
  /** each once, 11 digits */
  numbers: string[];
  duplicate: number;
  invalid: number;
  /** the first of the invalid ones */
  problems: { row: number; input: string; reason: string }[];
}

const MOST_ROWS = 1_000_000;
const SHOWN = 1000;

/** Reads a list of numbers that refused, in whatever column they stand; a row without a usable number says why. */
export async function readOptOuts(source: ImportSource, files: FilePath): Promise<OptOutList> {
  const seen = new Set<string>();
  const list: OptOutList = { rows: 0, numbers: [], duplicate: 0, invalid: 0, problems: [] };
  const sheet = 'sheet' in source && source.sheet !== undefined ? source.sheet : null;
  await withSource(source, files, (opened) =>
    opened.read(
      sheet,
      (cells, row) => {
        const filled = cells.filter((cell) => cell.trim() !== '');
        // a heading says what stands below it and has no digits
        if (filled.length === 0 || (list.rows === 0 && !/\d/.test(filled.join('').normalize('NFKC')))) return true;
        list.rows++;
        if (list.rows > MOST_ROWS) throw new AppError('FILE_TOO_MANY_ROWS', { limit: MOST_ROWS });
        const verdict = readRowNumber(cells, [...cells.keys()]);
        if (verdict.number === null || verdict.verdict === 'not-smsable') {
          list.invalid++;
          const input = filled.join(' ').slice(0, 40);
          if (list.problems.length < SHOWN) list.problems.push({ row, input, reason: verdict.reason });
        } else if (seen.has(verdict.number)) list.duplicate++;
        else {
          seen.add(verdict.number);
          list.numbers.push(verdict.number);
        }
        return true;
      },
      silent,
    ),
  );
  if (list.rows === 0) throw new AppError('FILE_NO_ROWS');
  return list;
}
