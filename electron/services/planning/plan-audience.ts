import type { Problem, Totals } from '../../../shared/contract/campaigns.ts';
import { nextWindow } from '../../../shared/domain/shanghai.ts';
import { createPlanTotals, type PlanTotals } from '../../core/plan-totals.ts';
import { createPlanner, type Planner } from '../../core/planning.ts';
import type { PlanInput } from '../deps.ts';
import type { LoadedAudience } from './audience-cache.ts';

/** A whole audience planned with one text. */
export interface PlannedAudience {
  audience: LoadedAudience;
  planner: Planner;
  sums: PlanTotals;
  /** 条 by position in the audience; 0 = left out */
  parts: Uint16Array;
}

/** Recipients planned before a newer question may cut in. */
const SLICE = 10_000;
/** The schedule is kept to the minute. */
const MINUTE = 60_000;

/** Limits while no channel is chosen: those of most providers; the price is not known. */
const NO_CHANNEL = {
  descriptor: { signatureMin: 2, signatureMax: 8, maxNotice: 500, maxMarketing: 300 },
  options: { price: 0, optOut: '退订回T' },
};

export function plannerOf({ draft, channel, customFields }: PlanInput): Planner {
  return createPlanner({ draft, ...(channel ?? NO_CHANNEL), customFields });
}

/** What decides how an audience is planned: same key, same plan. */
export function planKey({ draft, channel, customFields }: PlanInput): string {
  const { kind, signature, body, bindings, missing, optOut } = draft;
  return JSON.stringify([kind, signature, body, bindings, missing, optOut, channel, customFields]);
}

export async function planAudience(
  audience: LoadedAudience,
  input: PlanInput,
  pause: () => Promise<void>,
): Promise<PlannedAudience> {
  const planner = plannerOf(input);
  const sums = createPlanTotals(planner);
  for (const [reason, n] of audience.excluded) sums.exclude(reason, n);
  const parts = new Uint16Array(audience.recipients.length);
  for (const [at, recipient] of audience.recipients.entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    const planned = planner.plan(recipient);
    sums.add(planned);
    if (planned.kind === 'message') parts[at] = planned.parts;
  }
  return { audience, planner, sums, parts };
}

/** The sums with what is wrong beyond the text: the channel, the numbers typed, the time. */
export function totalsOf({ sums, audience }: PlannedAudience, input: PlanInput, ms: number): Totals {
  const totals = sums.totals(Math.round(ms));
  const invalid = audience.excluded.get('invalid_number') ?? 0;
  const problems: Problem[] = [...totals.problems, ...timeProblems(input)];
  if (input.channel === null) problems.push({ key: 'no_channel', severity: 'block', data: {} });
  if (invalid > 0) problems.push({ key: 'numbers_invalid', severity: 'warn', data: { numbers: invalid } });
  return { ...totals, problems };
}

function timeProblems({ draft, window, now }: PlanInput): Problem[] {
  const { schedule, kind } = draft;
  const at = schedule.mode === 'now' ? null : schedule.at;
  const problems: Problem[] = [];
  if (at !== null && at < now - MINUTE) problems.push({ key: 'start_in_past', severity: 'block', data: { at } });
  const start = Math.max(at ?? now, now);
  const opens = nextWindow(start, window.from, window.to);
  if (kind === 'marketing' && opens > start)
    problems.push({ key: 'outside_window', severity: 'warn', data: { opens } });
  return problems;
}
