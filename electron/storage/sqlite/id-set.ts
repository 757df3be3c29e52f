/** A set of contact ids as one bit field: a tenth of a Set's time and memory where hundreds of thousands are marked. */
export interface IdSet extends Iterable<number> {
  readonly size: number;
  add(id: number): void;
  has(id: number): boolean;
}

/** `max` = the highest id there can be. */
export function createIdSet(max: number): IdSet {
  const bits = new Uint8Array(Math.floor(max / 8) + 1);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(id) {
      const at = id >> 3;
      const bit = 1 << (id & 7);
      const byte = bits[at] ?? 0;
      if ((byte & bit) !== 0) return;
      bits[at] = byte | bit;
      size++;
    },
    has: (id) => ((bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0,
    *[Symbol.iterator]() {
      for (let at = 0; at < bits.length; at++) {
        const byte = bits[at] ?? 0;
        if (byte === 0) continue;
        for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) yield at * 8 + bit;
      }
    },
  };
}
