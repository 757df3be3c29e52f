import { z } from 'zod';
import { type FateShares, fateOf } from './fate.ts';

/**
 * The accepted messages of one request. Everything that will happen to them follows from seed, number and time, so
 * the numbers and the time are all that is kept; one chunk is one state value.
 */
export interface Chunk {
  slot: number;
  /** acceptance, ms UTC */
  at: number;
  clientRef: string;
  /** running number of the first message; the others follow */
  first: number;
  numbers: string[];
  parts: number[];
  reports: Timeline;
  replies: Timeline;
  /** 条 that came back because the report said failed */
  refunded: number;
  /** everything was handed out and that is written down */
  done: boolean;
}

/** Events in order of time; `next` is the first not handed out. */
export interface Timeline {
  due: number[];
  /** position in the chunk */
  which: number[];
  /** this event tells something for the second time */
  again: boolean[];
  next: number;
}

const stored = z.object({
  seq: z.int(),
  at: z.int(),
  ref: z.string(),
  first: z.int(),
  numbers: z.string(),
  parts: z.string(),
  settled: z.int(),
  done: z.boolean(),
});
type StoredChunk = z.infer<typeof stored>;

function timeline(events: { due: number; which: number; again: boolean }[]): Timeline {
  events.sort((a, b) => a.due - b.due);
  return {
    due: events.map((event) => event.due),
    which: events.map((event) => event.which),
    again: events.map((event) => event.again),
    next: 0,
  };
}

export function makeChunk(
  given: {
    slot: number;
    at: number;
    clientRef: string;
    first: number;
    numbers: string[];
    parts: number[];
    done: boolean;
  },
  shares: FateShares,
): Chunk {
  const reports: { due: number; which: number; again: boolean }[] = [];
  const replies: { due: number; which: number; again: boolean }[] = [];
  if (!given.done) {
    given.numbers.forEach((number, which) => {
      const fate = fateOf(number, shares);
      if (fate.report) {
        const due = given.at + fate.report.afterMs;
        reports.push({ due, which, again: false });
        if (fate.duplicateAfterMs !== null) reports.push({ due: due + fate.duplicateAfterMs, which, again: true });
      }
      if (fate.reply) replies.push({ due: given.at + fate.reply.afterMs, which, again: false });
    });
  }
  return { ...given, reports: timeline(reports), replies: timeline(replies), refunded: 0 };
}

export const isSpent = (chunk: Chunk): boolean =>
  chunk.reports.next >= chunk.reports.due.length && chunk.replies.next >= chunk.replies.due.length;

/** 条 this chunk costs as things stand. */
export const netParts = (chunk: Chunk): number => chunk.parts.reduce((sum, parts) => sum + parts, 0) - chunk.refunded;

/** 条 it will have cost when every failure has come back. */
export function finalParts(chunk: Chunk, shares: FateShares): number {
  return chunk.numbers.reduce((sum, number, i) => {
    const failed = fateOf(number, shares).report?.status === 'failed';
    return failed ? sum : sum + (chunk.parts[i] ?? 0);
  }, 0);
}

export function writeChunk(chunk: Chunk, seq: number, settled: number): string {
  const value: StoredChunk = {
    seq,
    at: chunk.at,
    ref: chunk.clientRef,
    first: chunk.first,
    numbers: chunk.numbers.join(','),
    parts: chunk.parts.map((parts) => parts.toString(36)).join(','),
    settled,
    done: chunk.done,
  };
  return JSON.stringify(value);
}

export function readChunk(
  slot: number,
  text: string,
  shares: FateShares,
): { chunk: Chunk; seq: number; settled: number } {
  const value = stored.parse(JSON.parse(text));
  const numbers = value.numbers === '' ? [] : value.numbers.split(',');
  const parts = value.parts === '' ? [] : value.parts.split(',').map((digits) => Number.parseInt(digits, 36));
  const chunk = makeChunk(
    { slot, at: value.at, clientRef: value.ref, first: value.first, numbers, parts, done: value.done },
    shares,
  );
  return { chunk, seq: value.seq, settled: value.settled };
}
