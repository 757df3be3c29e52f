/** A set of 11-digit numbers, 16 bytes a number at most: a million in a JS Set of strings would be 80 MB. */
export interface NumberSet {
  readonly size: number;
  /** false when it was there already */
  add(number: number): boolean;
}

const FIRST_SLOTS = 1 << 12;

const slotOf = (number: number, mask: number): number => {
  const low = (number % 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ (low >>> 15) ^ (number / 4_294_967_296), 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) & mask;
};

/** Open addressing with linear probing; 0 marks a free slot, since no number is 0. */
export function createNumberSet(): NumberSet {
  let slots = new Float64Array(FIRST_SLOTS);
  let size = 0;

  const place = (into: Float64Array, number: number): boolean => {
    const mask = into.length - 1;
    let at = slotOf(number, mask);
    for (;;) {
      const held = into[at];
      if (held === 0) break;
      if (held === number) return false;
      at = (at + 1) & mask;
    }
    into[at] = number;
    return true;
  };
  return {
    get size() {
      return size;
    },
    add(number) {
      if (size * 2 >= slots.length) {
        const wider = new Float64Array(slots.length * 2);
        for (const held of slots) if (held !== 0) place(wider, held);
        slots = wider;
      }
      if (!place(slots, number)) return false;
      size++;
      return true;
    },
  };
}
