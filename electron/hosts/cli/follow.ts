import { setTimeout as sleep } from 'node:timers/promises';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Args, Context, ExitCode } from './command.ts';
import type { Interrupt } from './interrupt.ts';
import { write } from './io.ts';
import { requireChoice } from './lookup.ts';
import { clockTime } from './output.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/zh.ts';

export interface Patience {
  until: 'submission' | 'reports' | 'none';
  timeoutMs: number | null;
}

export const PATIENCE_OPTIONS = { wait: { type: 'string' }, timeout: { type: 'string' } } as const;

export function patienceOf(args: Args, t: Texts): Patience {
  const until = requireChoice(args.text('wait') ?? 'submission', '--wait', ['submission', 'reports', 'none'], t);
  const seconds = args.int('timeout', 1, 31_536_000);
  return { until, timeoutMs: seconds === undefined ? null : seconds * 1000 };
}

const POLL_MS = 100;
/** Some reports never come: without --timeout, waiting ends so long after the last one. */
const QUIET_MS = 60_000;

/** Waits with a campaign until it is submitted (or reported), stops, or the person presses Ctrl+C, which pauses it. */
export async function follow(
  { io, t }: Pick<Context, 'io' | 't'>,
  { call }: Session,
  id: number,
  patience: Patience,
  interrupt: Interrupt,
): Promise<{ code: ExitCode; campaign: Campaign }> {
  const progress = createProgress(io.stderr);
  const began = performance.now();
  let announced: number | null = null;
  let outstanding = { reports: -1, since: began };
  const end = async (code: ExitCode, campaign: Campaign, line: string) => {
    progress.end();
    await write(io.stderr, line === '' ? '' : `${line}\n`);
    return { code, campaign };
  };
  for (;;) {
    const campaign = await call('campaigns.get', { id });
    if (interrupt.asked && isOpen(campaign)) {
      return end(1, await call('campaigns.pause', { id }), t.paused(id));
    }
    if (patience.until === 'none') {
      const line = campaign.state === 'scheduled' ? t.scheduled(id, clockTime(campaign.startAt)) : '';
      return end(0, campaign, line);
    }
    if (campaign.state === 'paused' || campaign.state === 'cancelled') {
      return end(1, campaign, t.stopped(t.states[campaign.state], reasonOf(campaign, t)));
    }
    if (isDone(campaign, patience)) return end(0, campaign, t.campaignDone(id));
    if (interrupt.asked) return end(1, campaign, '');
    const { queued, submitting, accepted } = campaign.counts;
    const now = performance.now();
    if (outstanding.reports !== accepted || queued + submitting > 0) outstanding = { reports: accepted, since: now };
    if (patience.timeoutMs === null && now - outstanding.since > QUIET_MS) {
      return end(0, campaign, t.reportsMissing(accepted));
    }
    if (patience.timeoutMs !== null && performance.now() - began > patience.timeoutMs) {
      return end(1, campaign, t.timedOut);
    }
    const waitsUntil = campaign.state === 'scheduled' ? campaign.startAt : campaign.waitingUntil;
    if (waitsUntil !== null && waitsUntil !== announced && waitsUntil > Date.now() + 1000) {
      announced = waitsUntil;
      await write(io.stderr, `${t.waitingWindow(clockTime(waitsUntil))}\n`);
    }
    draw(progress, campaign, t);
    await sleep(POLL_MS);
  }
}

const isOpen = ({ state }: Campaign): boolean => state === 'scheduled' || state === 'sending';

const isDone = ({ state, counts }: Campaign, { until }: Patience): boolean =>
  state === 'finished' && (until === 'submission' || counts.accepted === 0);

function reasonOf({ pauseReason, pauseDetail }: Campaign, t: Texts): string {
  const reason = pauseReason === null ? '' : t.pauses[pauseReason];
  return pauseDetail === null ? reason : `${reason} (${pauseDetail})`;
}

function draw(progress: Progress, { total, counts, speed, leftMs }: Campaign, t: Texts): void {
  const done = total - counts.queued - counts.submitting;
  const left = leftMs === null ? '' : `${Math.ceil(leftMs / 1000)}s`;
  const note =
    done < total ? t.progress({ done, total, speed: Math.round(speed), left }) : t.waitingReports(counts.accepted);
  progress.show(done, total, note);
}
