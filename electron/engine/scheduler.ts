import type { CampaignRow } from '../storage/campaign-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Moves } from './moves.ts';
import { clockDrifted, clockJumped, leansOnClock } from './rules/clock-jump.ts';
import { decideStart } from './rules/start.ts';
import type { StorageGuard } from './storage-guard.ts';
import { createWaker } from './waker.ts';

/** Rows are polled against the wall clock; a timer for a distant start would fire at once (setTimeout beyond 24.8 days). */
const TICK_MS = 1000;

export interface Scheduler {
  wake(): void;
  /** the provider's clock; apart from ours by more than two minutes, sends that lean on the clock are paused once */
  serverTime(at: number): void;
  stop(): Promise<void>;
}

interface Parts {
  deps: EngineDeps;
  moves: Moves;
  guard: StorageGuard;
  /** what is sending now, at every tick, and the epoch under which it was read */
  dispatch(sending: CampaignRow[], epoch: number): Promise<void>;
}

export function createScheduler({ deps, moves, guard, dispatch }: Parts): Scheduler {
  const { storage, clock, logger } = deps;
  const waker = createWaker(clock);
  let last = clock.now();
  let drifted = false;
  let suspicious: string | null = null;

  function watchClock(now: number): void {
    if (clockJumped(last, now)) {
      suspicious = now < last ? 'CLOCK_BACK' : 'CLOCK_FORWARD';
      logger.warn('engine.clock_jump', { ms: now - last });
    }
    last = now;
  }

  /** rows nobody changed while they were read */
  async function fresh(): Promise<{ rows: CampaignRow[]; epoch: number }> {
    for (;;) {
      const epoch = moves.epoch();
      const rows = await storage.campaigns.active();
      if (epoch === moves.epoch()) return { rows, epoch };
    }
  }

  async function tick(): Promise<void> {
    watchClock(clock.now());
    let { rows } = await fresh();
    if (suspicious !== null) {
      for (const row of rows.filter(leansOnClock)) await moves.pause(row, { reason: 'clock', detail: suspicious });
      suspicious = null;
      ({ rows } = await fresh());
    }
    const now = clock.now();
    for (const row of rows) {
      if (row.state !== 'scheduled') continue;
      const decision = decideStart(row, now);
      if (decision.kind === 'start') await moves.start(row);
      else if (decision.kind === 'missed') await moves.pause(row, { reason: 'missed_start', detail: 'LATE' });
    }
    const latest = await fresh();
    const sending = latest.rows.filter((row) => row.state === 'sending');
    await dispatch(sending, latest.epoch);
  }

  async function loop(): Promise<void> {
    while (!waker.stopped) {
      try {
        if (!guard.broken()) await tick();
      } catch (error) {
        guard.fail(error, 'scheduler');
      }
      await waker.wait(TICK_MS);
    }
  }
  const looping = loop();

  return {
    wake: waker.wake,
    serverTime(at) {
      const now = clockDrifted(at, clock.now());
      if (now && !drifted) {
        suspicious = 'CLOCK_DRIFT';
        logger.warn('engine.clock_drift', { ms: at - clock.now() });
        waker.wake();
      }
      drifted = now;
    },
    async stop() {
      waker.stop();
      await looping;
    },
  };
}
