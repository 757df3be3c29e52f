import type { ChannelDeps } from '../channel.ts';
import { type Chunk, finalParts, isSpent, makeChunk, netParts, readChunk, type Timeline, writeChunk } from './chunk.ts';
import { type FateShares, fateOf } from './fate.ts';

/** Done chunks kept for questions about unknown messages; older ones give their slot to new chunks. */
const KEEP_DONE = 3000;
/** Slots in a row that may be empty because writing them failed. */
const GAP = 8;

export interface Due {
  chunk: Chunk;
  which: number;
  at: number;
  /** a report told for the second time */
  again: boolean;
}

/** What the simulated provider knows: every accepted message, what is still to be told, and the balance. */
export interface Book {
  /** 条 left of `granted` */
  left(granted: number): number;
  add(given: { at: number; clientRef: string; numbers: string[]; parts: number[] }): Promise<Chunk>;
  /** hands out at most `limit` events that are due; they are not handed out again in this run */
  take(kind: 'reports' | 'replies', now: number, limit: number): { due: Due[]; more: boolean };
  /** writes down which chunks are finished */
  tidy(): Promise<void>;
  find(clientRef: string, number: string): { chunk: Chunk; which: number } | null;
}

/**
 * One state value a chunk: written when accepted and once more when everything about it was handed out. In between a
 * restart tells the same reports again, as real providers do; a report is never lost.
 */
export async function openBook(state: ChannelDeps['state'], shares: FateShares): Promise<Book> {
  const chunks: Chunk[] = [];
  let seq = 0;
  let settled = 0;
  let running = 0;
  const free: number[] = [];
  for (let slot = 0; slot - chunks.length < GAP; slot++) {
    const text = await state.get(`chunk:${slot}`);
    if (text === null) continue;
    const read = readChunk(slot, text, shares);
    chunks[slot] = read.chunk;
    running = Math.max(running, read.chunk.first + read.chunk.numbers.length);
    if (read.seq > seq) {
      seq = read.seq;
      settled = read.settled;
    }
  }
  for (let slot = 0; slot < chunks.length; slot++) if (!chunks[slot]) free.push(slot);
  const active = new Set(chunks.filter((chunk) => !chunk.done));
  const finished = chunks.filter((chunk) => chunk.done).sort((a, b) => a.first - b.first);
  let spent = [...active].reduce((sum, chunk) => sum + netParts(chunk), 0);

  // one write at a time: the totals inside a value must never be ahead of the values written before it
  let tail: Promise<void> = Promise.resolve();
  function write(chunk: Chunk, settle: () => void = () => undefined): Promise<void> {
    const done = tail.then(async () => {
      settle();
      seq += 1;
      await state.set(`chunk:${chunk.slot}`, writeChunk(chunk, seq, settled));
    });
    tail = done.catch(() => undefined);
    return done;
  }

  function freeSlot(): number {
    const unused = free.pop();
    if (unused !== undefined) return unused;
    if (finished.length > KEEP_DONE) {
      const oldest = finished.shift();
      if (oldest) return oldest.slot;
    }
    return chunks.length;
  }

  function handOut(chunk: Chunk, line: Timeline, kind: 'reports' | 'replies', due: Due[]): void {
    const which = line.which[line.next] ?? 0;
    const again = line.again[line.next] === true;
    due.push({ chunk, which, at: line.due[line.next] ?? chunk.at, again });
    line.next += 1;
    if (kind === 'reports' && !again) refund(chunk, which);
  }

  function refund(chunk: Chunk, which: number): void {
    const parts = failedParts(chunk, which, shares);
    chunk.refunded += parts;
    spent -= parts;
  }

  return {
    left: (granted) => granted - settled - spent,
    async add(given) {
      const slot = freeSlot();
      const chunk = makeChunk({ ...given, slot, first: running, done: false }, shares);
      running += given.numbers.length;
      chunks[slot] = chunk;
      spent += netParts(chunk);
      try {
        await write(chunk);
      } catch (error) {
        spent -= netParts(chunk);
        chunk.numbers = [];
        free.push(slot);
        throw error;
      }
      active.add(chunk);
      return chunk;
    },
    take(kind, now, limit) {
      const due: Due[] = [];
      for (const chunk of active) {
        const line = chunk[kind];
        while ((line.due[line.next] ?? Number.POSITIVE_INFINITY) <= now) {
          if (due.length === limit) return { due, more: true };
          handOut(chunk, line, kind, due);
        }
      }
      return { due, more: false };
    },
    async tidy() {
      for (const chunk of [...active].filter(isSpent)) {
        active.delete(chunk);
        await write(chunk, () => {
          chunk.done = true;
          const final = finalParts(chunk, shares);
          spent -= netParts(chunk);
          settled += final;
        });
        finished.push(chunk);
      }
    },
    find(clientRef, number) {
      for (const chunk of chunks) {
        if (chunk.clientRef !== clientRef) continue;
        const which = chunk.numbers.indexOf(number);
        if (which >= 0) return { chunk, which };
      }
      return null;
    },
  };
}

function failedParts(chunk: Chunk, which: number, shares: FateShares): number {
  const number = chunk.numbers[which];
  if (number === undefined || fateOf(number, shares).report?.status !== 'failed') return 0;
  return chunk.parts[which] ?? 0;
}
