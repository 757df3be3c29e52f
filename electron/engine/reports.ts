import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';
import type { ReplyIntake } from './reply-intake.ts';
import { backoff } from './rules/backoff.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

const FAST_MS = 2000;
const IDLE_MS = 60_000;
const FAILED_MS = 300_000;
/** after something was submitted, reports are expected soon */
const EXPECTING_MS = 120_000;

/** What the watchdog wants to know of a channel's puller. */
export interface PullState {
  /** when the queue last held a report, or the puller began, ms */
  rowsAt: number;
  /** whether it has held any in this life */
  seen: boolean;
  /** the provider's code when it will not let us pull */
  forbidden: string | null;
}

export interface ReportPoller {
  /** something was submitted, or the owner is looking: ask soon */
  expect(): void;
  state(): PullState;
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  guard: StorageGuard;
  onResults(results: ReportResult[]): Promise<void>;
  intake: ReplyIntake;
}

type Round = 'rows' | 'nothing' | 'failed';

/** The only puller of a channel: a page is stored before the next is asked for, since the provider deletes what was read. */
export function createReportPoller(
  channelId: number,
  { deps, notifier, guard, onResults, intake }: Parts,
): ReportPoller {
  const { storage, clock, random, logger } = deps;
  const waker = createWaker(clock);
  let expectedUntil = Number.NEGATIVE_INFINITY;
  let interval = FAST_MS;
  let failures = 0;
  const state: PullState = { rowsAt: clock.now(), seen: false, forbidden: null };

  async function reports({ channel }: OpenChannel): Promise<Round> {
    if (channel.pullReports === undefined) return 'nothing';
    for (let got = false; ; got = true) {
      const page = await channel.pullReports();
      state.forbidden = page.kind === 'failed' && page.permission ? page.code : null;
      if (page.kind === 'failed') return failed('reports', page.code);
      if (page.rows.length === 0) return got ? 'rows' : 'nothing';
      state.rowsAt = clock.now();
      state.seen = true;
      const kept = await guard.insist(async () => {
        const { campaignIds, results } = await storage.reports.storeReports(channelId, page.rows, clock.now());
        await onResults(results);
        for (const id of campaignIds) told(id);
      }, 'reports');
      if (!kept || !page.more || waker.stopped) return 'rows';
    }
  }

  async function replies(open: OpenChannel): Promise<Round> {
    const { channel } = open;
    if (channel.pullReplies === undefined) return 'nothing';
    for (let got = false; ; got = true) {
      const page = await channel.pullReplies();
      if (page.kind === 'failed') return failed('replies', page.code);
      if (page.rows.length === 0) return got ? 'rows' : 'nothing';
      const kept = await guard.insist(async () => {
        await intake.take(channelId, open, page.rows);
      }, 'replies');
      if (!kept || !page.more || waker.stopped) return 'rows';
    }
  }

  function told(campaignId: number): void {
    notifier.changed('campaigns', campaignId);
    notifier.changed('messages', campaignId);
  }

  function failed(what: string, code: string): Round {
    logger.warn('engine.pull_failed', { channelId, what, code });
    return 'failed';
  }

  async function round(): Promise<void> {
    const open = await deps.channelFor(channelId);
    if (open === null || !open.row.enabled) {
      interval = IDLE_MS;
      return;
    }
    const results = [await reports(open), await replies(open)];
    if (results.includes('failed')) {
      failures += 1;
      interval = backoff(failures, FAST_MS, FAILED_MS, random.next());
      return;
    }
    failures = 0;
    const lively = results.includes('rows') || clock.now() < expectedUntil;
    interval = lively ? FAST_MS : Math.min(IDLE_MS, interval * 1.5);
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      try {
        if (!guard.broken()) await round();
      } catch (error) {
        // reading the channel's row failed, or a channel threw: never a reason to stop asking
        failures += 1;
        interval = backoff(failures, FAST_MS, FAILED_MS, random.next());
        logger.error('engine.pull_threw', { channelId, error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(interval);
    }
  }
  const looping = loop();

  return {
    state: () => state,
    expect() {
      const idle = clock.now() >= expectedUntil;
      expectedUntil = clock.now() + EXPECTING_MS;
      if (idle && interval > FAST_MS && failures === 0) {
        interval = FAST_MS;
        waker.wake();
      }
    },
    async stop() {
      waker.stop();
      await looping;
    },
  };
}
