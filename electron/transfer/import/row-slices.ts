/**
 * Rows of text on their way to the thread that writes them, packed into one string a slice: strings cross between threads
 * by a copy of their characters, arrays of strings one by one.
 */
export interface RowPacker {
  /** as many fields as a row is wide; whether the slice is full now */
  add(fields: readonly string[]): boolean;
  /** what was added since the last slice */
  take(): string;
}

const ROWS_A_SLICE = 1024;
/** the ASCII unit separator; it is taken out of the fields */
const SEPARATOR = '\x1f';

export function createRowPacker(width: number): RowPacker {
  let pending: string[] = [];
  return {
    add(fields) {
      for (let n = 0; n < width; n++) {
        const field = fields[n] ?? '';
        pending.push(field.includes(SEPARATOR) ? field.replaceAll(SEPARATOR, ' ') : field);
      }
      return pending.length >= width * ROWS_A_SLICE;
    },
    take() {
      const slice = pending.join(SEPARATOR);
      pending = [];
      return slice;
    },
  };
}

/** The fields of a slice, row after row: row n begins at n × width. */
export const unpackRows = (slice: string): string[] => (slice === '' ? [] : slice.split(SEPARATOR));
