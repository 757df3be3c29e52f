import { z } from 'zod';
import type { ChannelDeps } from '../../channel.ts';

const HOUR = 3600;
/** as long as any provider keeps reports */
const KEEP = 72 * HOUR;
/** rows may be written a little late */
const OVERLAP = HOUR / 6;
/** the interface answers a second question within a minute with the first one's answer */
const PAUSE_MS = 61_000;

const stored = z.object({ from: z.int(), to: z.int(), offset: z.int(), oldestOpen: z.int().nullable() });
type Place = z.infer<typeof stored>;

interface Page {
  rows: number;
  total: number;
  /** when the oldest row that may still change was sent, unix seconds; null when none */
  oldestOpen: number | null;
}

export interface Sweep {
  /** whether a minute has passed since the last question */
  mayAsk(): boolean;
  /** something else asked the same interface */
  touch(): void;
  /** the window and place to ask for; asking for it says that the page before was stored */
  next(): Promise<Place>;
  read(at: Place, page: Page): void;
}

/**
 * Reads a log that is kept, not deleted, in sweeps of pages: each sweep begins where the last one still saw something
 * open. The place is remembered, so a restart neither misses nor starts over; rows told twice change nothing.
 */
export function createSweep(
  { state, clock }: Pick<ChannelDeps, 'state' | 'clock'>,
  key: string,
  pageSize: number,
): Sweep {
  let askedAt = Number.NEGATIVE_INFINITY;
  let after: Place | null = null;

  function later(at: Place, { rows, total, oldestOpen }: Page): Place {
    const open = [at.oldestOpen, oldestOpen].filter((value) => value !== null);
    const oldest = open.length > 0 ? Math.min(...open) : null;
    if (rows >= pageSize && at.offset + rows < total) return { ...at, offset: at.offset + rows, oldestOpen: oldest };
    return { from: Math.min(oldest ?? at.to, at.to) - OVERLAP, to: at.to, offset: 0, oldestOpen: null };
  }

  return {
    mayAsk: () => clock.monotonic() - askedAt >= PAUSE_MS,
    touch() {
      askedAt = clock.monotonic();
    },
    async next() {
      askedAt = clock.monotonic();
      if (after !== null) await state.set(key, JSON.stringify(after));
      after = null;
      const now = Math.floor(clock.now() / 1000);
      const text = await state.get(key);
      const known = text === null ? null : stored.safeParse(JSON.parse(text));
      if (!known?.success) return { from: now - KEEP, to: now, offset: 0, oldestOpen: null };
      // within a sweep the window stands still, or rows would slip between pages
      return known.data.offset > 0
        ? known.data
        : { ...known.data, from: Math.max(known.data.from, now - KEEP), to: now };
    },
    read(at, page) {
      after = later(at, page);
    },
  };
}
