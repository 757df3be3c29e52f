import type { ReportTrouble } from '../../shared/contract/channels.ts';
import type { ReportResult } from '../storage/report-store.ts';
import { askReport } from './ask-report.ts';
import type { EngineDeps, OpenChannel } from './deps.ts';
import type { Notifier } from './notifier.ts';
import type { PullState } from './reports.ts';

const MINUTE = 60_000;
const EVERY_MS = MINUTE;
/** Reports of most messages come within a minute; after so long without any something is wrong. */
const SILENCE_MS = 15 * MINUTE;
const LOOK_BACK_MS = 24 * 60 * MINUTE;
/** Fewer waiting messages may just be phones that are off. */
const LEAST_WAITING = 20;
/** Numbers asked for one by one to see whether somebody else has their reports. */
const SAMPLE = 5;
const TAKEN = 3;

export interface Watchdog {
  look(channelIds: readonly number[]): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  onResults(results: ReportResult[]): Promise<void>;
  /** null = nobody pulls for that channel */
  stateOf(channelId: number): PullState | null;
}

/** Half of a day's submissions still wait though the older ones are long due. */
export const isSilent = ({ submitted, waiting }: { submitted: number; waiting: number }): boolean =>
  waiting >= LEAST_WAITING && waiting * 2 >= submitted;

/**
 * Notices when delivery reports stay away and says why, as far as can be known: pulling is not allowed, another program
 * empties the queue (asked by number, the provider knows final states), or they have simply stopped.
 */
export function createWatchdog({ deps, notifier, onResults, stateOf }: Parts): Watchdog {
  const { storage, clock, logger } = deps;
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** how many of a sample the provider has final reports for; those are kept */
  async function knownElsewhere(channelId: number, open: OpenChannel, before: number): Promise<number> {
    let found = 0;
    for (const message of await storage.reports.waitingNewest(channelId, { at: before, messageId: 0 }, SAMPLE)) {
      const row = await askReport(open, deps, message);
      if (row === null) continue;
      found += 1;
      await onResults((await storage.reports.storeReports(channelId, [row], clock.now())).results);
    }
    return found;
  }

  async function diagnose(channelId: number, now: number): Promise<Omit<ReportTrouble, 'at'> | null> {
    const open = await deps.channelFor(channelId);
    if (open === null || open.channel.descriptor.reports === 'none') return null;
    const state = stateOf(channelId);
    if (state?.forbidden) return { code: 'REPORTS_NOT_ENABLED', raw: state.forbidden };
    const rowsAt = state?.rowsAt ?? Number.NEGATIVE_INFINITY;
    if (now - rowsAt < SILENCE_MS) return null;
    const before = now - SILENCE_MS;
    if (!isSilent(await storage.reports.awaited(channelId, now - LOOK_BACK_MS, before))) return null;
    const asks = open.channel.descriptor.reports === 'queue' && open.channel.lookup !== undefined;
    if (asks && (await knownElsewhere(channelId, open, before)) >= TAKEN) return { code: 'REPORTS_TAKEN', raw: '' };
    return { code: 'REPORTS_STOPPED', raw: '' };
  }

  async function visit(channelId: number, now: number): Promise<void> {
    const row = await storage.channels.get(channelId);
    if (row === null) return;
    const known = row.reportTrouble;
    const found = await diagnose(channelId, now);
    if (known?.code === found?.code) return;
    // asking by number settles the messages it goes by: only the queue itself shows that nobody empties it any more
    const state = stateOf(channelId);
    const spoke = state?.seen === true && state.rowsAt > (known?.at ?? 0);
    if (known?.code === 'REPORTS_TAKEN' && found?.code !== 'REPORTS_NOT_ENABLED' && !spoke) return;
    if (found !== null) logger.warn('engine.reports_trouble', { channelId, code: found.code });
    await storage.channels.setReportTrouble(channelId, found === null ? null : { ...found, at: now });
    notifier.changed('channels');
  }

  return {
    async look(channelIds) {
      const now = clock.now();
      if (now - lookedAt < EVERY_MS && now >= lookedAt) return;
      lookedAt = now;
      for (const channelId of channelIds) await visit(channelId, now);
    },
  };
}
