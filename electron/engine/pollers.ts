import type { ChannelRow } from '../storage/channel-store.ts';
import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';
import { createNumberReports, type NumberReports } from './number-reports.ts';
import type { ReplyIntake } from './reply-intake.ts';
import { createReportPoller, type ReportPoller } from './reports.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';
import { createWatchdog } from './watchdog.ts';

const REFRESH_MS = 5000;

/** One report poller for every account, kept in step with the list of channels, and a watchdog over them. */
export interface Pollers {
  expect(channelId: number): void;
  wake(): void;
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  notifier: Notifier;
  guard: StorageGuard;
  /** what reports have changed */
  onResults(results: ReportResult[]): Promise<void>;
  intake: ReplyIntake;
}

export function createPollers(parts: Parts): Pollers {
  const { storage, clock, logger } = parts.deps;
  const waker = createWaker(clock);
  const pollers = new Map<number, ReportPoller>();
  const askers = new Map<number, NumberReports>();
  /** the channel that pulls for each: channels of one account share its queue, which deletes what was read */
  let pullerOf = new Map<number, number>();
  const watchdog = createWatchdog({
    ...parts,
    stateOf: (channelId) => pollers.get(pullerOf.get(channelId) ?? channelId)?.state() ?? null,
  });

  async function enabledRows(): Promise<ChannelRow[]> {
    const enabled = (await storage.channels.list()).filter((row) => row.enabled);
    if (enabled.every(({ account }) => account !== null)) return enabled;
    // opening a channel is what makes its account known
    for (const { id, account } of enabled) if (account === null) await parts.deps.channelFor(id);
    return (await storage.channels.list()).filter((row) => row.enabled);
  }

  async function refresh(): Promise<void> {
    const rows = (await enabledRows()).sort((a, b) => a.id - b.id);
    const first = new Map<string, number>();
    pullerOf = new Map();
    for (const { id, account } of rows) {
      const key = account ?? `channel ${id}`;
      if (!first.has(key)) first.set(key, id);
      pullerOf.set(id, first.get(key) ?? id);
    }
    await keep(pollers, new Set(pullerOf.values()), (id) => createReportPoller(id, parts));
    await keep(askers, new Set(pullerOf.keys()), (id) => createNumberReports(id, parts));
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      try {
        await refresh();
        if (!parts.guard.broken()) await watchdog.look([...pullerOf.keys()]);
      } catch (error) {
        logger.error('engine.pollers', { error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(REFRESH_MS);
    }
  }
  const looping = loop();

  return {
    expect: (channelId) => pollers.get(pullerOf.get(channelId) ?? channelId)?.expect(),
    wake: waker.wake,
    async stop() {
      waker.stop();
      await looping;
      await Promise.all([...pollers.values(), ...askers.values()].map((one) => one.stop()));
    },
  };
}

/** Stops those no longer wanted and starts those that are missing. */
async function keep<T extends { stop(): Promise<void> }>(
  running: Map<number, T>,
  wanted: ReadonlySet<number>,
  create: (id: number) => T,
): Promise<void> {
  for (const [id, one] of running) {
    if (wanted.has(id)) continue;
    running.delete(id);
    await one.stop();
  }
  for (const id of wanted) if (!running.has(id)) running.set(id, create(id));
}
