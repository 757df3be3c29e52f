import { TOUCH_MS } from '../core/frequency.ts';
import type { ReportResult } from '../storage/report-store.ts';
import { askReport } from './ask-report.ts';
import type { EngineDeps } from './deps.ts';
import type { MoneyGuard } from './money-guard.ts';
import type { Notifier } from './notifier.ts';
import { createRefundWatch } from './refund-watch.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

const HOUR = 3_600_000;
const EVERY_MS = 600_000;
/** providers keep reports for 72 hours; then none will come */
const EXPIRE_MS = 72 * HOUR;
/** a pull queue deletes on read: a report lost between the read and the write is asked for by number */
const OVERDUE_MS = HOUR / 2;
const ASK_AGAIN_MS = 6 * HOUR;
const SLICE = 200;

export interface Housekeeping {
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  guard: StorageGuard;
  money: MoneyGuard;
  onResults(results: ReportResult[]): Promise<void>;
}

/** Every ten minutes: overdue reports are asked for by number where the provider allows it, and expire after 72 hours; refunds are looked for. */
export function createHousekeeping({ deps, notifier, guard, money, onResults }: Parts): Housekeeping {
  const { storage, clock, logger } = deps;
  const waker = createWaker(clock);
  const asked = new Map<number, number>();
  const refunds = createRefundWatch(deps, notifier);

  const told = (campaignIds: number[]) => {
    for (const id of campaignIds) {
      notifier.changed('campaigns', id);
      notifier.changed('messages', id);
    }
  };

  async function askOverdue(channelId: number): Promise<void> {
    const open = await deps.channelFor(channelId);
    if (open?.channel.lookup === undefined || !open.row.enabled) return;
    // those are asked number by number anyway
    if (open.channel.descriptor.reports === 'number') return;
    const now = clock.now();
    const waiting = await storage.reports.waiting(channelId, now - OVERDUE_MS, SLICE);
    for (const message of waiting) {
      if (waker.stopped) return;
      if (now - (asked.get(message.messageId) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS) continue;
      asked.set(message.messageId, now);
      const row = await askReport(open, deps, message);
      if (row === null) continue;
      const { campaignIds, results } = await storage.reports.storeReports(channelId, [row], clock.now());
      await onResults(results);
      told(campaignIds);
    }
  }

  async function round(): Promise<void> {
    const now = clock.now();
    for (const { id } of await storage.channels.list()) await askOverdue(id);
    for (const { id, enabled } of await storage.channels.list()) {
      const open = enabled ? await deps.channelFor(id) : null;
      if (open === null) continue;
      await money.look(open);
      await refunds.look(open);
    }
    await storage.campaigns.pruneTouches(now - TOUCH_MS);
    told((await storage.reports.expire(now - EXPIRE_MS, now)).campaignIds);
    for (const [id, at] of asked) if (now - at > EXPIRE_MS) asked.delete(id);
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      try {
        if (!guard.broken()) await round();
      } catch (error) {
        logger.error('engine.housekeeping', { error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(EVERY_MS);
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
