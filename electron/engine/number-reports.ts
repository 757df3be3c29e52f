import type { ReportResult, WaitingMessage } from '../storage/report-store.ts';
import { askReport } from './ask-report.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A message's report is asked for so long after its submission, and then no more. */
export const ASK_AFTER_MS: readonly number[] = [
  20 * SECOND,
  MINUTE,
  3 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  48 * HOUR,
  71 * HOUR,
];
const TICK_MS = SECOND;
const IDLE_MS = 5 * SECOND;
/** Questions in one tick: at most 600 a minute, four at a time. */
const PER_TICK = 10;
const AT_ONCE = 4;
/** Rows looked through in one tick. */
const PAGE = 1000;
const STOP_MS = 72 * HOUR;

/** Which question a message of that age is due for; 0 = none yet. */
export const questionsDue = (age: number): number => ASK_AFTER_MS.filter((after) => age >= after).length;

export interface NumberReports {
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  guard: StorageGuard;
  onResults(results: ReportResult[]): Promise<void>;
}

/** Providers without a queue of reports are asked number by number: newest first, ever more rarely, until 72 hours. */
export function createNumberReports(channelId: number, { deps, notifier, guard, onResults }: Parts): NumberReports {
  const { storage, clock, logger } = deps;
  const waker = createWaker(clock);
  /** questions asked by message, in this process */
  const asked = new Map<number, { due: number; at: number }>();
  /** where the sweep from the newest to the oldest stands */
  let below: { at: number; messageId: number } | null = null;

  async function choose(now: number): Promise<{ due: WaitingMessage[]; rows: number }> {
    const page = await storage.reports.waitingNewest(channelId, below, PAGE);
    const due: WaitingMessage[] = [];
    for (const message of page) {
      if (due.length === PER_TICK) return { due, rows: page.length };
      below = message;
      const age = now - message.at;
      if (age < STOP_MS && questionsDue(age) > (asked.get(message.messageId)?.due ?? 0)) due.push(message);
    }
    if (page.length < PAGE) below = null;
    return { due, rows: page.length };
  }

  async function ask(open: OpenChannel, queue: WaitingMessage[]): Promise<void> {
    for (let next = queue.shift(); next !== undefined && !waker.stopped; next = queue.shift()) {
      const now = clock.now();
      asked.set(next.messageId, { due: questionsDue(now - next.at), at: next.at });
      const row = await askReport(open, deps, next);
      if (row === null) continue;
      asked.delete(next.messageId);
      await guard.insist(async () => {
        const { campaignIds, results } = await storage.reports.storeReports(channelId, [row], clock.now());
        await onResults(results);
        for (const id of campaignIds) for (const what of ['campaigns', 'messages'] as const) notifier.changed(what, id);
      }, 'reports');
    }
  }

  async function round(): Promise<number> {
    const open = await deps.channelFor(channelId);
    if (open === null || !open.row.enabled || open.channel.descriptor.reports !== 'number') return IDLE_MS;
    if (open.channel.lookup === undefined) return IDLE_MS;
    const now = clock.now();
    const swept = below === null;
    const { due } = await choose(now);
    await Promise.all(Array.from({ length: AT_ONCE }, () => ask(open, due)));
    if (swept) for (const [id, { at }] of asked) if (now - at > STOP_MS) asked.delete(id);
    return below === null ? IDLE_MS : TICK_MS;
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      let ms = IDLE_MS;
      try {
        if (!guard.broken()) ms = await round();
      } catch (error) {
        logger.error('engine.number_reports', {
          channelId,
          error: error instanceof Error ? error.name : typeof error,
        });
      }
      await waker.wait(ms);
    }
  }
  const looping = loop();
  return {
    async stop() {
      waker.stop();
      await looping;
    },
  };
}
