import { AppError } from '../../shared/contract/errors.ts';

const MIB = 1024 * 1024;

/** What a file may cost us, whatever it claims about itself. Sizes in bytes. */
export const LIMITS = {
  zipFile: 200 * MIB,
  zipEntries: 2000,
  unpacked: 200 * MIB,
  /** an honest big workbook packs about 10:1, so one that really is large may unpack to more than the fixed limit */
  unpackedPerByte: 20,
  unpackedAtMost: 1024 * MIB,
  ratio: 100,
  /** small parts of a workbook pack far better than 100:1 and harm nobody */
  ratioFrom: 8 * MIB,
  /** one token of XML; Excel's own limit is 32,767 characters a cell */
  cell: 2 * MIB,
  /** formats read whole, by a parser that needs about ten times the size */
  wholeFile: 48 * MIB,
  odsUnpacked: 96 * MIB,
  textFile: 4096 * MIB,
  /** one line of a text file, characters */
  line: 1 * MIB,
  /** a header and a million */
  rows: 1_000_001,
  columns: 200,
} as const;

export function unpackedLimit(fileSize: number): number {
  return Math.max(LIMITS.unpacked, Math.min(LIMITS.unpackedAtMost, fileSize * LIMITS.unpackedPerByte));
}

export const tooManyRows = () => new AppError('FILE_TOO_MANY_ROWS', { limit: LIMITS.rows });
export const tooManyColumns = () => new AppError('FILE_TOO_MANY_COLUMNS', { limit: LIMITS.columns });
export const damaged = (part: string) => new AppError('FILE_DAMAGED', { part });
export const bomb = (part: string) => new AppError('FILE_BOMB', { part });
