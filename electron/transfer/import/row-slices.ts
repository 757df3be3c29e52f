/**
 * Rows of text on their way to the thread that writes them, packed into one string a slice: strings cross between threads
 * by a copy of their characters, arrays of strings one by one.
 */
export interface RowPacker {
  /** as many fields as a row is wide */
  add(fields: readonly string[]): void;
  /** hands out what is left */
  flush(): void;
}

const ROWS_A_SLICE = 1024;
/** the ASCII unit separator; it is taken out of the fields */
const SEPARATOR = '\x1f';

export function createRowPacker(width: number, out: (slice: string) => void): RowPacker {
  let pending: string[] = [];
  const flush = () => {
    if (pending.length === 0) return;
    const slice = pending.join(SEPARATOR);
    pending = [];
    out(slice);
  };
  return {
    add(fields) {
      for (let n = 0; n < width; n++) {
        const field = fields[n] ?? '';
        pending.push(field.includes(SEPARATOR) ? field.replaceAll(SEPARATOR, ' ') : field);
      }
      if (pending.length === width * ROWS_A_SLICE) flush();
    },
    flush,
  };
}

/** The fields of a slice, row after row: row n begins at n × width. */
export const unpackRows = (slice: string): string[] => slice.split(SEPARATOR);
