import type { ImportOutcome, ImportPlan } from '../../../shared/contract/transfer.ts';
import type { ImportRow, ImportTarget, ImportWritten } from '../../storage/bulk-storage.ts';
import { type ImportContext, stopIfCancelled } from './import-context.ts';
import { readRows } from './read-rows.ts';

/** part of the whole time that reading takes, for a bar that moves evenly */
const READING_SHARE = 0.35;

function targetOf(plan: ImportPlan, now: number): ImportTarget {
  const { merge, groupIds, newGroup, tagIds, consentSource, consentDate } = plan;
  return { merge, groupIds, newGroup: newGroup || null, tagIds, consentSource, consentDate, now };
}

async function transferRows(
  plan: ImportPlan,
  ctx: ImportContext,
  write: (rows: Iterable<ImportRow>, target: ImportTarget) => ImportWritten,
): Promise<ImportOutcome> {
  const started = ctx.now();
  stopIfCancelled(ctx);
  const read = await readRows(plan, ctx, (rows, share) => {
    const total = share > 0.01 ? Math.round(rows / share) : null;
    ctx.progress(Math.round(rows * READING_SHARE), total);
  });
  const { rows: total, valid } = read.counts;
  const tell = (done: number) =>
    ctx.progress(Math.round(total * (READING_SHARE + (1 - READING_SHARE) * (done / Math.max(1, valid)))), total);
  const { existing, created, updated, unchanged, groupId } = write(
    read.rows(tell),
    targetOf(plan, Math.floor(started)),
  );
  ctx.progress(total, total);
  return {
    counts: { ...read.counts, existing, created, updated, unchanged },
    ms: Math.max(0, Math.round(ctx.now() - started)),
    problems: read.problems,
    groupId,
  };
}

/** What the import would do; writes nothing. */
export const checkImport = (plan: ImportPlan, ctx: ImportContext): Promise<ImportOutcome> =>
  transferRows(plan, ctx, (rows, target) => ctx.bulk.previewImport(rows, target));

/** Imports all or nothing: a cancel or a failure in the middle rolls the one transaction back. */
export const runImport = (plan: ImportPlan, ctx: ImportContext): Promise<ImportOutcome> =>
  transferRows(plan, ctx, (rows, target) => ctx.bulk.importContacts(rows, target));
