export type Met = 'new' | 'same' | 'other';

/** A set of 11-digit numbers with a 32-bit mark each, 24 bytes a number: a million strings in a JS Set would be 80 MB. */
export interface NumberSet {
  readonly size: number;
  /** `same` or `other`: the number was there already, with this mark or another; the first mark stays */
  add(number: number, mark?: number): Met;
}

const FIRST_SLOTS = 1 << 12;

const slotOf = (number: number, mask: number): number => {
  const low = (number % 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ (low >>> 15) ^ (number / 4_294_967_296), 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) & mask;
};

/** Where the number stands or would stand: open addressing with linear probing; 0 is a free slot, since no number is 0. */
function find(slots: Float64Array, number: number): number {
  const mask = slots.length - 1;
  let at = slotOf(number, mask);
  while (slots[at] !== 0 && slots[at] !== number) at = (at + 1) & mask;
  return at;
}

export function createNumberSet(): NumberSet {
  let slots = new Float64Array(FIRST_SLOTS);
  let marks = new Uint32Array(FIRST_SLOTS);
  let size = 0;
  const widen = () => {
    const widerSlots = new Float64Array(slots.length * 2);
    const widerMarks = new Uint32Array(slots.length * 2);
    for (let n = 0; n < slots.length; n++) {
      const number = slots[n] as number;
      if (number === 0) continue;
      const at = find(widerSlots, number);
      widerSlots[at] = number;
      widerMarks[at] = marks[n] as number;
    }
    // given back at once: the collector would let twelve megabytes lie for seconds
    slots.buffer.transfer(0);
    marks.buffer.transfer(0);
    slots = widerSlots;
    marks = widerMarks;
  };
  return {
    get size() {
      return size;
    },
    add(number, mark = 0) {
      const at = find(slots, number);
      if (slots[at] === number) return marks[at] === mark >>> 0 ? 'same' : 'other';
      slots[at] = number;
      marks[at] = mark;
      if (++size * 2 >= slots.length) widen();
      return 'new';
    },
  };
}
