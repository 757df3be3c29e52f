export type Direction = 'in' | 'out';

/** How long a reader has to fetch the last bytes before the terminal is gone with whatever is still in it. */
const LAST_BYTES_MS = 30;

/** Lets so many more bytes through one way, then blows; nothing passes once it does. */
export function createFuse(blow: () => void) {
  let set: { direction: Direction; bytes: number } | null = null;
  let blowing: NodeJS.Timeout | null = null;

  const blowSoon = (): void => {
    set = null;
    blowing ??= setTimeout(blow, LAST_BYTES_MS);
  };

  return {
    set(direction: Direction, bytes: number): void {
      set = { direction, bytes };
      if (bytes <= 0) blowSoon();
    },
    /** the bytes that get through */
    pass(direction: Direction, bytes: Buffer): Buffer {
      if (blowing !== null) return Buffer.alloc(0);
      if (set?.direction !== direction) return bytes;
      const kept = bytes.subarray(0, set.bytes);
      set.bytes -= kept.length;
      if (set.bytes === 0) blowSoon();
      return kept;
    },
    reset(): void {
      if (blowing !== null) clearTimeout(blowing);
      blowing = null;
      set = null;
    },
  };
}
