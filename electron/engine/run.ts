import type { Settings } from '../../shared/contract/app.ts';
import { afterQuiet, marketingHours, quietHours } from '../../shared/domain/marketing-hours.ts';
import { nextWindow } from '../../shared/domain/shanghai.ts';
import type { CampaignRow } from '../storage/campaign-store.ts';
import type { OpenChannel } from './deps.ts';
import { lotAllowance } from './rules/start.ts';
import { newTally, type Tally } from './rules/tally.ts';
import { createSpeedMeter, type SpeedMeter } from './speed.ts';

/** One sending campaign as its sender holds it in memory; the database stays the truth. */
export interface Run {
  row: CampaignRow;
  /** which of the campaign's channels this is: 0 the primary */
  route: number;
  /** texts differ from person to person */
  personal: boolean;
  /** still in the queue, by our count */
  left: number;
  /** has left the queue, for lots */
  claimed: number;
  inFlight: number;
  /** nothing to take before that instant */
  idleUntil: number;
  /** no more claims: it is being paused, or somebody asked */
  halted: boolean;
  /** what the screen says it waits for */
  waitingUntil: number | null;
  tally: Tally;
  speed: SpeedMeter;
}

export function createRun(row: CampaignRow, route = 0): Run {
  const run: Run = {
    row,
    route,
    personal: row.body.includes('{'),
    left: 0,
    claimed: 0,
    inFlight: 0,
    idleUntil: 0,
    halted: false,
    waitingUntil: row.waitingUntil,
    tally: newTally(row.billing),
    speed: createSpeedMeter(),
  };
  adoptRow(run, row);
  return run;
}

/** Takes over a freshly read row; the counters only while nothing of ours is moving. */
export function adoptRow(run: Run, row: CampaignRow): void {
  run.row = row;
  if (run.inFlight > 0) return;
  run.left = row.counts.queued ?? 0;
  run.claimed = row.total - run.left - (row.counts.excluded ?? 0) - (row.counts.cancelled ?? 0);
}

export type Readiness = { kind: 'ready'; limit: number } | { kind: 'wait'; until: number };

/** Whether the campaign may send now, and how many at most: marketing window, then lots. */
export function readiness(
  run: Run,
  { channel: { descriptor }, options }: Pick<OpenChannel, 'channel' | 'options'>,
  settings: Settings,
  now: number,
): Readiness {
  const { row } = run;
  if (row.kind === 'marketing') {
    const { from, to } = marketingHours(options, descriptor, {
      from: settings.marketingFrom,
      to: settings.marketingTo,
    });
    const open = nextWindow(now, from, to);
    if (open > now) return { kind: 'wait', until: open };
  }
  const rests = row.kind === 'notice' && !row.own ? afterQuiet(now, quietHours(options, settings)) : now;
  if (rests > now) return { kind: 'wait', until: rests };
  const lot = lotAllowance(row.schedule, row.startAt ?? row.createdAt, run.claimed, now);
  if (lot.left === 0) return { kind: 'wait', until: lot.nextAt };
  return { kind: 'ready', limit: lot.left };
}
