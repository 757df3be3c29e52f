import type { Carrier } from '../../shared/contract/contacts.ts';
import type { ReportResult } from '../storage/report-store.ts';
import { createCarrierHolds } from './carrier-holds.ts';
import { type Commands, createCommands } from './commands.ts';
import type { EngineDeps } from './deps.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createLookups } from './lookups.ts';
import { createMoneyGuard } from './money-guard.ts';
import { createMoves } from './moves.ts';
import { createNotifier } from './notifier.ts';
import { createPollers } from './pollers.ts';
import { createProbing } from './probing.ts';
import { createRecovery, recoverAtStart } from './recovery.ts';
import { createRefusals } from './refusals.ts';
import { createReplyDesk } from './reply-desk.ts';
import { createReplyIntake, type ReplyIntake } from './reply-intake.ts';
import { categorized } from './report-categories.ts';
import { createReportWatch } from './report-watch.ts';
import { createScheduler } from './scheduler.ts';
import { createStorageGuard } from './storage-guard.ts';

/** Everything that happens by itself: starts, sending, reports, replies, lookups, expiry. */
export interface Engine extends Commands {
  /** settles what a crash left behind, then sets the loops going */
  start(): Promise<void>;
  /** no further batch leaves; resolves when those in flight are settled */
  stop(): Promise<void>;
  /** something was started, changed or requeued: look now instead of at the next tick */
  wake(): void;
  /** a held carrier's messages go again on that channel, before their time */
  reopen(channelId: number, carrier: Carrier): Promise<void>;
  /** asks the providers what one number has written lately */
  askReplies: ReplyIntake['askAbout'];
  /** messages a second over the last ten seconds; ms left at that speed, null when nobody can say */
  speed(campaignId: number): { perSecond: number; leftMs: number | null };
}

interface Loops {
  dispatcher: Dispatcher;
  /** replies were stored: the owner's rules have something to do */
  decideReplies(): void;
  /** campaigns changed: the senders wait for fresh rows */
  look(): void;
  wake(): void;
  stop(): Promise<void>;
}

export function createEngine(given: EngineDeps): Engine {
  const deps = { ...given, storage: categorized(given) };
  const { storage, clock } = deps;
  const notifier = createNotifier(deps.emit, clock);
  const lookups = createLookups(deps);
  let loops: Loops | null = null;
  const moves = createMoves(deps, notifier, () => loops?.look());

  const wake = () => loops?.wake();
  const holds = createCarrierHolds(deps, notifier, () => {
    loops?.dispatcher.rouse();
    wake();
  });

  const intake = createReplyIntake(deps, notifier, () => loops?.decideReplies());

  function run(): Loops {
    const guard = createStorageGuard(deps, async (detail) => {
      for (const row of await storage.campaigns.active()) {
        if (row.state === 'sending') await moves.pause(row, { reason: 'storage', detail });
      }
    });
    const onResults = async (results: readonly ReportResult[]): Promise<void> => {
      await holds.note(results);
      await refusals.reported(results);
      await watchReports(results);
    };
    const refusals = createRefusals(deps, notifier);
    const money = createMoneyGuard(deps, notifier);
    const shared = { deps, moves, notifier, guard, money, onResults };
    const replyDesk = createReplyDesk({ ...shared, onAnswer: wake });
    const pollers = createPollers({ ...shared, intake });
    const recovery = createRecovery({ ...shared, lookups, resumed: wake });
    const housekeeping = createHousekeeping(shared);
    const dispatcher = createDispatcher({
      ...shared,
      holds,
      refusals,
      onUnknown: recovery.watch,
      onSubmitted: pollers.expect,
      onServerTime: (at) => scheduler.serverTime(at),
    });
    const probing = createProbing(deps, moves, notifier);
    const scheduler = createScheduler({
      ...shared,
      async dispatch(sending, epoch) {
        await probing.look(sending);
        await dispatcher.dispatch(sending, epoch);
      },
    });
    return {
      dispatcher,
      decideReplies: replyDesk.wake,
      look: scheduler.wake,
      wake() {
        scheduler.wake();
        pollers.wake();
      },
      async stop() {
        guard.stop();
        await scheduler.stop();
        await dispatcher.stop();
        await Promise.all([recovery.stop(), pollers.stop(), housekeeping.stop(), replyDesk.stop()]);
      },
    };
  }

  const dispatcher: Pick<Dispatcher, 'halt' | 'run'> = {
    halt: (id) => loops?.dispatcher.halt(id),
    run: (id) => loops?.dispatcher.run(id),
  };
  const watchReports = createReportWatch({ deps, moves, dispatcher });
  return {
    ...createCommands({ deps, moves, notifier, lookups, dispatcher, wake }),
    async start() {
      if (loops !== null) return;
      await recoverAtStart(deps, moves);
      loops = run();
    },
    async stop() {
      const running = loops;
      loops = null;
      await running?.stop();
    },
    wake,
    async reopen(channelId, carrier) {
      await holds.reopen(channelId, carrier);
    },
    askReplies: intake.askAbout,
    speed(campaignId) {
      const current = dispatcher.run(campaignId);
      if (current === undefined) return { perSecond: 0, leftMs: null };
      const perSecond = current.speed.perSecond(clock.now());
      const blocked = perSecond === 0 || current.waitingUntil !== null;
      return { perSecond, leftMs: blocked ? null : Math.round((current.left * 1000) / perSecond) };
    },
  };
}
