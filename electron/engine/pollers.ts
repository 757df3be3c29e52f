import type { EngineDeps } from './deps.ts';
import type { Notifier } from './notifier.ts';
import { createReportPoller, type ReportPoller } from './reports.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

const REFRESH_MS = 5000;

/** One report poller for every enabled channel, kept in step with the list of channels. */
export interface Pollers {
  expect(channelId: number): void;
  wake(): void;
  stop(): Promise<void>;
}

export function createPollers(parts: { deps: EngineDeps; notifier: Notifier; guard: StorageGuard }): Pollers {
  const { storage, clock, logger } = parts.deps;
  const waker = createWaker(clock);
  const pollers = new Map<number, ReportPoller>();

  async function refresh(): Promise<void> {
    const enabled = new Set((await storage.channels.list()).filter((row) => row.enabled).map((row) => row.id));
    for (const [id, poller] of pollers) {
      if (enabled.has(id)) continue;
      pollers.delete(id);
      await poller.stop();
    }
    for (const id of enabled) if (!pollers.has(id)) pollers.set(id, createReportPoller(id, parts));
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      try {
        await refresh();
      } catch (error) {
        logger.error('engine.pollers', { error: error instanceof Error ? error.name : typeof error });
      }
      await waker.wait(REFRESH_MS);
    }
  }
  const looping = loop();

  return {
    expect: (channelId) => pollers.get(channelId)?.expect(),
    wake: waker.wake,
    async stop() {
      waker.stop();
      await looping;
      await Promise.all([...pollers.values()].map((poller) => poller.stop()));
    },
  };
}
