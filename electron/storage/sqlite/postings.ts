import type { Db } from './connection.ts';

/**
 * The search index: for each term the ids of the contacts that carry it, ascending, in blocks. Written by hand because
 * FTS5 plus three B-tree indexes cost more than twice as much per imported row, and because counts and pages at any
 * depth come straight from the blocks. Terms: `g` + one or two characters of a name, `p` + pinyin, `i` + initials,
 * `4` + the last four digits.
 */
const BLOCK = 200;
/** a block that gains ids is split beyond this */
const MOST = 300;

/** A block of one id has no blob: `first` is the id. */
const NO_IDS = Buffer.alloc(0);
function pack(ids: ArrayLike<number>, from: number, to: number): Buffer {
  if (to - from === 1) return NO_IDS;
  const packed = new Uint32Array(to - from);
  for (let i = from; i < to; i++) packed[i - from] = ids[i] ?? 0;
  return Buffer.from(packed.buffer);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

export interface Block {
  term: string;
  first: number;
  n: number;
  ids: Buffer;
}
export function unpack({ first, n, ids }: Block): ArrayLike<number> & Iterable<number> {
  if (n === 1) return [first];
  const copy = new Uint32Array(n);
  new Uint8Array(copy.buffer).set(ids);
  return copy;
}

/** Two ascending lists as one, what both have once. */
function merged(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const all: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    if (a[i] === next) i++;
    if (b[j] === next) j++;
    all.push(next);
  }
  return all;
}

const ROWS = 25;

export function createPostingWriter(db: Db) {
  const insert = db.prepare('INSERT INTO postings (term, first, n, ids) VALUES (?, ?, ?, ?)');
  const insertMany = db.prepare(
    `INSERT OR FAIL INTO postings (term, first, n, ids) VALUES ${Array(ROWS).fill('(?, ?, ?, ?)').join(', ')}`,
  );
  const update = db.prepare('UPDATE postings SET n = ?, ids = ? WHERE term = ? AND first = ?');
  const drop = db.prepare('DELETE FROM postings WHERE term = ? AND first = ?');
  const before = db.prepare<[string, number], Block>(
    'SELECT term, first, n, ids FROM postings WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  );

  const between = db.prepare<[string, number, number], Block>(
    'SELECT term, first, n, ids FROM postings WHERE term = ? AND first BETWEEN ? AND ?',
  );

  function put(term: string, ids: ArrayLike<number>, from: number, to: number): void {
    insert.run(term, ids[from], to - from, pack(ids, from, to));
  }

  /** Even pieces, so that later ids find room. */
  function putAll(term: string, ids: number[]): void {
    const step = Math.ceil(ids.length / Math.ceil(ids.length / BLOCK));
    for (let from = 0; from < ids.length; from += step) put(term, ids, from, Math.min(from + step, ids.length));
  }

  function enlarge(term: string, block: Block | undefined, added: number[]): void {
    if (block === undefined) {
      putAll(term, added);
      return;
    }
    const ids = merged(unpack(block), added);
    if (ids.length === block.n) return;
    if (ids.length <= MOST && ids[0] === block.first) {
      update.run(ids.length, pack(ids, 0, ids.length), term, block.first);
      return;
    }
    drop.run(term, block.first);
    putAll(term, ids);
  }

  return {
    /** New blocks for ids that are all above any id stored so far. */
    append(lists: Iterable<[string, Uint32Array]>): void {
      let values: (string | number | Buffer | undefined)[] = [];
      for (const [term, ids] of lists) {
        for (let from = 0; from < ids.length; from += BLOCK) {
          const to = Math.min(from + BLOCK, ids.length);
          values.push(term, ids[from], to - from, to - from === 1 ? NO_IDS : bytesOf(ids.subarray(from, to)));
          if (values.length === ROWS * 4) {
            insertMany.run(values);
            values = [];
          }
        }
      }
      for (let i = 0; i < values.length; i += 4) insert.run(values.slice(i, i + 4));
    },

    /** `ids` ascending; those already there stay. */
    add(term: string, ids: number[]): void {
      const first = ids[0];
      const last = ids[ids.length - 1];
      if (first === undefined || last === undefined) return;
      const from = before.get(term, first)?.first ?? first;
      const blocks = between.all(term, from, last);
      let at = 0;
      for (let n = 0; n < blocks.length || at === 0; n++) {
        // what lies below the first block goes into it, what lies above a block and below the next belongs to it
        const block = blocks[n];
        const next = blocks[n + 1]?.first ?? Number.POSITIVE_INFINITY;
        const start = at;
        while (at < ids.length && (ids[at] as number) < next) at++;
        if (at > start) enlarge(term, block, ids.slice(start, at));
      }
    },

    /** `ids` ascending. */
    remove(term: string, ids: number[]): void {
      const gone = new Set(ids);
      for (let i = ids.length - 1; i >= 0; ) {
        const block = before.get(term, ids[i] ?? 0);
        if (block === undefined) return;
        const kept = Array.from(unpack(block)).filter((id) => !gone.has(id));
        if (kept.length === 0) drop.run(term, block.first);
        else if (kept[0] === block.first) update.run(kept.length, pack(kept, 0, kept.length), term, block.first);
        else {
          drop.run(term, block.first);
          put(term, kept, 0, kept.length);
        }
        while (i >= 0 && (ids[i] ?? 0) >= block.first) i--;
      }
    },
  };
}
export type PostingWriter = ReturnType<typeof createPostingWriter>;
