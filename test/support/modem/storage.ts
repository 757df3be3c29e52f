export interface Stored {
  /** 0 unread, 1 read, 2 unsent, 3 sent (TS 27.005 §3.1 `<stat>`) */
  stat: number;
  pdu: string;
}

/** A memory of numbered places, from 1. */
export interface Memory {
  capacity: number;
  readonly used: number;
  /** the index, or null when full */
  put(message: Stored): number | null;
  get(index: number): Stored | undefined;
  remove(index: number): boolean;
  list(): [number, Stored][];
}

export function createMemory(capacity: number): Memory {
  const places = new Map<number, Stored>();
  const memory: Memory = {
    capacity,
    get used() {
      return places.size;
    },
    put(message) {
      for (let index = 1; index <= memory.capacity; index++) {
        if (places.has(index)) continue;
        places.set(index, message);
        return index;
      }
      return null;
    },
    get: (index) => places.get(index),
    remove: (index) => places.delete(index),
    list: () => [...places].sort(([a], [b]) => a - b),
  };
  return memory;
}
