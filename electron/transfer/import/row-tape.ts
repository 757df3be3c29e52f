/**
 * Rows of text kept outside the heap, packed a few thousand at a time: a million rows of strings would be several hundred
 * megabytes of objects for the garbage collector to walk, the tape is about their UTF-8 length.
 */
export interface RowTape {
  readonly rows: number;
  /** as many fields as the tape is wide */
  add(fields: readonly string[]): void;
  /** the rows in order, once: what was read is let go; the array is reused */
  read(): Generator<readonly string[]>;
}

const ROWS_A_SLICE = 512;
/** the ASCII unit separator; it is taken out of the fields */
const SEPARATOR = '\x1f';

export function createRowTape(width: number): RowTape {
  const slices: Buffer[] = [];
  let pending: string[] = [];
  let rows = 0;
  const pack = () => {
    if (pending.length === 0) return;
    slices.push(Buffer.from(pending.join(SEPARATOR), 'utf8'));
    pending = [];
  };
  return {
    get rows() {
      return rows;
    },
    add(fields) {
      for (let n = 0; n < width; n++) {
        const field = fields[n] ?? '';
        pending.push(field.includes(SEPARATOR) ? field.replaceAll(SEPARATOR, ' ') : field);
      }
      if (++rows % ROWS_A_SLICE === 0) pack();
    },
    *read() {
      pack();
      slices.reverse();
      const row: string[] = new Array(width).fill('');
      for (let slice = slices.pop(); slice !== undefined; slice = slices.pop()) {
        const fields = slice.toString('utf8').split(SEPARATOR);
        for (let at = 0; at + width <= fields.length; at += width) {
          for (let n = 0; n < width; n++) row[n] = fields[at + n] as string;
          yield row;
        }
      }
    },
  };
}
