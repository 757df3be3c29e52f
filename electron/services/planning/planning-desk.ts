import type { RenderedRecipient } from '../../../shared/contract/compose.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { TextCheck } from '../../../shared/domain/check/text-check.ts';
import { carrierOf } from '../../../shared/domain/phone.ts';
import { createContentHash } from '../../core/content-hash.ts';
import type { BulkStorage } from '../../storage/bulk-storage.ts';
import type { PlanInput, PlanTask, PlanTasks } from '../deps.ts';
import { createAudienceCache } from './audience-cache.ts';
import { createCareBook } from './care.ts';
import { createOwnCheck } from './own-check.ts';
import { type PlannedAudience, planAudience, planKey, totalsOf } from './plan-audience.ts';
import { repeatOf } from './repeat.ts';
import { startPlanned, startToMyself } from './start-planned.ts';

/** Lets newer questions in; throws CANCELLED once this one is out of date. */
export type Pause = () => Promise<void>;
type Tasks = { [T in PlanTask]: (input: PlanTasks[T]['input'], pause: Pause) => Promise<PlanTasks[T]['output']> };

const noticesOf = ({ draft, noticesToOptedOut }: PlanInput): boolean =>
  draft.kind === 'notice' && noticesToOptedOut === true;

/** Answers the composer's questions about a whole audience; lives on the planning thread. One question at a time. */
export function createPlanningDesk(bulk: BulkStorage, monotonic: () => number): Tasks {
  const audiences = createAudienceCache(bulk);
  const checkNow = createOwnCheck(bulk);
  const care = createCareBook(bulk);
  let last: { key: string; planned: PlannedAudience; check: TextCheck } | null = null;

  async function plan(input: PlanInput, pause: Pause, fresh = false): Promise<PlannedAudience> {
    await pause();
    care.look(input, fresh);
    const { audience: asked, channelId } = input.draft;
    const audience = audiences.get(asked, input.now, noticesOf(input), channelId);
    const key = `${audience.key}|${care.key(input)}|${planKey(input)}`;
    const check = checkNow();
    if (last?.key === key && last.check === check) return last.planned;
    last = null;
    const planned = await planAudience(audience, input, pause, check, care.of(input));
    last = { key, planned, check };
    return planned;
  }

  async function totals(input: PlanInput, pause: Pause) {
    const began = monotonic();
    const planned = await plan(input, pause);
    return totalsOf(planned, input, monotonic() - began);
  }

  return {
    totals,
    async recipients(input, pause) {
      return pageOf(await plan(input, pause), input.after, Math.max(1, input.minParts), input.limit);
    },
    async savings(input, pause) {
      return { rows: (await plan(input, pause)).sums.savings() };
    },
    async prepare(input, pause) {
      const planned = await plan(input, pause, true);
      const { draft } = input;
      const hash = createContentHash(JSON.stringify([draft.kind, planned.planner.signature, draft.body]));
      const { recipients } = planned.audience;
      for (const [at, { number }] of recipients.entries()) if (planned.parts[at] !== 0) hash.addNumber(number);
      const repeat = repeatOf(bulk, planned, input.repeats ?? []);
      return { totals: totalsOf(planned, input, 0), contentHash: hash.digest(), repeat };
    },
    start: async (input, pause) => startPlanned(bulk, await plan(input, pause), input),
    async startSelf(input, pause) {
      await pause();
      return startToMyself(bulk, audiences.get(input.draft.audience, input.now, noticesOf(input)).recipients[0], input);
    },
  };
}

function pageOf({ audience, planner, parts }: PlannedAudience, after: number, minParts: number, limit: number) {
  const rows: RenderedRecipient[] = [];
  let matching = 0;
  let next: number | null = null;
  let before = 0;
  for (const [seq, count] of parts.entries()) {
    const from = before;
    before += count;
    if (count < minParts) continue;
    matching += 1;
    if (seq <= after) continue;
    if (rows.length === limit) {
      next ??= rows.at(-1)?.seq ?? null;
      continue;
    }
    const recipient = audience.recipients[seq];
    const planned = recipient && planner.plan(recipient);
    if (planned?.kind !== 'message') throw new AppError('CONFLICT');
    const { number, name } = recipient as NonNullable<typeof recipient>;
    const { text, units } = planned;
    const cost = planner.quote(before) - planner.quote(from);
    rows.push({ seq, number, name, carrier: carrierOf(number), text, units, parts: count, cost });
  }
  return { rows, next, matching };
}
