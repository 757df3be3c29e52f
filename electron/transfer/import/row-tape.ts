/**
 * Rows of text kept outside the heap, packed a few hundred at a time into blocks: a million rows of strings would be
 * several hundred megabytes of objects for the garbage collector to walk, the tape is about their UTF-8 length.
 */
export interface RowTape {
  readonly rows: number;
  /** as many fields as the tape is wide */
  add(fields: readonly string[]): void;
  /** the rows in order, once: what was read is let go; the array is reused */
  read(): Generator<readonly string[]>;
}

const ROWS_A_SLICE = 512;
/** big enough that the system takes a freed block back at once, small pieces would stay with the process */
const BLOCK = 2 * 1024 * 1024;
/** bytes of UTF-8 for one UTF-16 unit at most */
const WIDEST = 3;
/** the ASCII unit separator; it is taken out of the fields */
const SEPARATOR = '\x1f';

interface Block {
  bytes: Buffer;
  /** where each slice ends */
  ends: number[];
}

export function createRowTape(width: number): RowTape {
  const blocks: Block[] = [];
  let pending: string[] = [];
  let rows = 0;

  const pack = () => {
    if (pending.length === 0) return;
    const text = pending.join(SEPARATOR);
    pending = [];
    const need = text.length * WIDEST;
    let block = blocks.at(-1);
    if (block === undefined || block.bytes.length - (block.ends.at(-1) ?? 0) < need) {
      block = { bytes: Buffer.allocUnsafeSlow(Math.max(BLOCK, need)), ends: [] };
      blocks.push(block);
    }
    const at = block.ends.at(-1) ?? 0;
    block.ends.push(at + block.bytes.write(text, at, 'utf8'));
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
      blocks.reverse();
      const row: string[] = new Array(width).fill('');
      for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
        let from = 0;
        for (const end of block.ends) {
          const fields = block.bytes.toString('utf8', from, end).split(SEPARATOR);
          from = end;
          for (let at = 0; at + width <= fields.length; at += width) {
            for (let n = 0; n < width; n++) row[n] = fields[at + n] as string;
            yield row;
          }
        }
      }
    },
  };
}
