import { AppError } from '../../shared/contract/errors.ts';
import type { ImportSource } from '../../shared/contract/transfer.ts';
import { createWordListReader, type WordList } from '../../shared/domain/check/word-list.ts';
import { type FilePath, withSource } from './open-source.ts';
import { silent } from './row-source.ts';

/** Beyond this nobody reads the reasons any more, and the file is no list of words. */
const MOST_ROWS = 200_000;

/** Reads a text, csv or workbook as a list of words; throws FILE_NO_ROWS on none, FILE_TOO_MANY_ROWS. */
export async function readWordList(source: ImportSource, files: FilePath): Promise<WordList> {
  const reader = createWordListReader();
  const sheet = 'sheet' in source && source.sheet !== undefined ? source.sheet : null;
  let rows = 0;
  await withSource(source, files, (opened) =>
    opened.read(
      sheet,
      (cells, row) => {
        rows++;
        if (rows > MOST_ROWS) throw new AppError('FILE_TOO_MANY_ROWS', { limit: MOST_ROWS });
        reader.add(cells, row);
        return true;
      },
      silent,
    ),
  );
  if (rows === 0) throw new AppError('FILE_NO_ROWS');
  return reader.result();
}
