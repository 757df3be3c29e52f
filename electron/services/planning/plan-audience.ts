import type { Problem, Totals } from '../../../shared/contract/compose.ts';
import type { TextCheck } from '../../../shared/domain/check/text-check.ts';
import { afterQuiet } from '../../../shared/domain/marketing-hours.ts';
import { nextWindow } from '../../../shared/domain/shanghai.ts';
import { createExpressor } from '../../core/express.ts';
import type { HoldCode } from '../../core/frequency.ts';
import { createQuote } from '../../core/ledger/pricing.ts';
import { createPlanTotals, type PlanTotals } from '../../core/plan-totals.ts';
import { createPlanner, type Planner } from '../../core/planning.ts';
import { marketingOff } from '../../core/sim-marketing.ts';
import type { PlanFallback, PlanInput } from '../deps.ts';
import type { LoadedAudience } from './audience-cache.ts';
import { type Care, HOLD_REASON } from './care.ts';

/** A whole audience planned with one text. */
export interface PlannedAudience {
  audience: LoadedAudience;
  planner: Planner;
  sums: PlanTotals;
  /** 条 by position in the audience; 0 = left out */
  parts: Uint16Array;
  /** those held back for their frequency, by position */
  held: ReadonlyMap<number, HoldCode>;
  /** 疑似空号 that are tried once more */
  retested: string[];
  /** of those written to, people of whom no consent is on record */
  withoutConsent: number;
  /** messages the template-only fallbacks could not say */
  fallbacks: Problem[];
}

const CAREFREE: Care = { held: () => null, health: () => 'well' };
/** Recipients planned before a newer question may cut in. */
const SLICE = 10_000;
/** The schedule is kept to the minute. */
const MINUTE = 60_000;

/** Limits while no channel is chosen: those of most providers; the price is not known. */
const NO_CHANNEL = {
  descriptor: { signatureMin: 2, signatureMax: 8, maxNotice: 500, maxMarketing: 300 },
  options: { price: 0, optOut: '退订回T' },
};

export function plannerOf({ draft, channel, customFields, fallbacks, prices }: PlanInput, check?: TextCheck): Planner {
  return createPlanner({
    draft,
    ...(channel ?? NO_CHANNEL),
    fallbackPrices: fallbacks?.map(({ price }) => price),
    quote: prices ? createQuote(prices.rules, prices.state) : undefined,
    customFields,
    check,
  });
}

/** What decides how an audience is planned: same key, same plan. */
export function planKey({ draft, channel, fallbacks, customFields, limits, retestMs, prices }: PlanInput): string {
  const { kind, signature, body, bindings, missing, optOut, providerTemplate } = draft;
  return JSON.stringify([
    kind,
    signature,
    body,
    bindings,
    missing,
    optOut,
    providerTemplate,
    channel,
    fallbacks,
    customFields,
    limits,
    retestMs,
    prices,
  ]);
}

export async function planAudience(
  audience: LoadedAudience,
  input: PlanInput,
  pause: () => Promise<void>,
  check?: TextCheck,
  care: Care = CAREFREE,
): Promise<PlannedAudience> {
  const planner = plannerOf(input, check);
  const sums = createPlanTotals(planner);
  for (const [reason, n] of audience.excluded) sums.exclude(reason, n);
  const parts = new Uint16Array(audience.recipients.length);
  const held = new Map<number, HoldCode>();
  const retested: string[] = [];
  const sparing = input.draft.audience.exclude.suspected;
  let withoutConsent = 0;
  const inexpressible = createInexpressible(input.fallbacks ?? []);
  for (const [at, recipient] of audience.recipients.entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    const { number } = recipient;
    const health = care.health(number);
    if (health === 'suspected' && sparing) {
      sums.exclude('suspected', 1);
      continue;
    }
    const planned = planner.plan(recipient);
    if (planned.kind === 'message') {
      const code = care.held(number, planned.text);
      if (code !== null) {
        held.set(at, code);
        sums.exclude(HOLD_REASON[code], 1);
        continue;
      }
    }
    sums.add(planned);
    if (planned.kind !== 'message') continue;
    if (health === 'retest' && sparing) {
      sums.retest();
      retested.push(number);
    } else if (health !== 'well') sums.suspect(planned.parts, planned.cost);
    parts[at] = planned.parts;
    if (recipient.consent !== true) withoutConsent += 1;
    inexpressible.add(planned.text, planner.signature);
  }
  return { audience, planner, sums, parts, held, retested, withoutConsent, fallbacks: inexpressible.problems() };
}

/** Counts whom a fallback that takes templates only could not write to. */
function createInexpressible(fallbacks: readonly PlanFallback[]) {
  const counters = fallbacks.flatMap(({ name, templates }) =>
    templates === null ? [] : [{ channel: name, express: createExpressor(templates), recipients: 0 }],
  );
  return {
    add(text: string, signature: string): void {
      for (const counter of counters) if (counter.express(text, signature).kind === 'refused') counter.recipients += 1;
    },
    problems: (): Problem[] =>
      counters.flatMap(({ channel, recipients }) =>
        recipients === 0 ? [] : [{ key: 'fallback_inexpressible', severity: 'warn', data: { channel, recipients } }],
      ),
  };
}

/** The sums with what is wrong beyond the text: the channel, the numbers typed, the time. */
export function totalsOf(
  { sums, audience, fallbacks, withoutConsent }: PlannedAudience,
  input: PlanInput,
  ms: number,
): Totals {
  const totals = sums.totals(Math.round(ms));
  const invalid = audience.excluded.get('invalid_number') ?? 0;
  const problems: Problem[] = [...totals.problems, ...fallbacks, ...simMarketing(input), ...timeProblems(input)];
  if ((input.lostFallbacks ?? 0) > 0) problems.push({ key: 'fallback_unusable', severity: 'warn', data: {} });
  if (input.channel === null) problems.push({ key: 'no_channel', severity: 'block', data: {} });
  if (invalid > 0) problems.push({ key: 'numbers_invalid', severity: 'warn', data: { numbers: invalid } });
  return { ...totals, problems, withoutConsent: input.draft.kind === 'marketing' ? withoutConsent : 0 };
}

/** Marketing over a personal SIM waits for the owner's word on the legal note; as a fallback such a SIM is skipped. */
function simMarketing({ draft, channel, fallbacks }: PlanInput): Problem[] {
  if (draft.kind !== 'marketing') return [];
  if (channel !== null && marketingOff(channel.descriptor, channel.options))
    return [{ key: 'sim_marketing', severity: 'block', data: {} }];
  const skipped = fallbacks?.some((one) => one.marketingOff) === true;
  return skipped ? [{ key: 'sim_marketing', severity: 'warn', data: {} }] : [];
}

function timeProblems({ draft, window, quiet, channel, now }: PlanInput): Problem[] {
  const { schedule, kind } = draft;
  const at = schedule.mode === 'now' ? null : schedule.at;
  const problems: Problem[] = [];
  if (at !== null && at < now - MINUTE) problems.push({ key: 'start_in_past', severity: 'block', data: { at } });
  const start = Math.max(at ?? now, now);
  const opens = nextWindow(start, window.from, window.to);
  if (kind === 'marketing' && opens > start)
    problems.push({ key: 'outside_window', severity: 'warn', data: { opens } });
  const ends = afterQuiet(start, quiet ?? null);
  if (kind === 'notice' && ends > start) problems.push({ key: 'quiet_time', severity: 'warn', data: { opens: ends } });
  if (draft.probe && channel?.descriptor.reports === 'none')
    problems.push({ key: 'probe_no_reports', severity: 'warn', data: {} });
  return problems;
}
