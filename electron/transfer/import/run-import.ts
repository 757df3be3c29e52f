import type { ImportOutcome, ImportPlan } from '../../../shared/contract/transfer.ts';
import type { ImportTarget } from '../../storage/bulk-storage.ts';
import { mapColumns } from './column-map.ts';
import { type ImportContext, stopIfCancelled } from './import-context.ts';
import { readRows } from './read-rows.ts';
import type { WriteJob } from './write-rows.ts';

function targetOf(plan: ImportPlan, now: number): ImportTarget {
  const { merge, groupIds, newGroup, tagIds, consentSource, consentDate, consentGround, consentProofId } = plan;
  return {
    merge,
    groupIds,
    newGroup: newGroup || null,
    tagIds,
    consentSource,
    consentDate,
    consentGround,
    consentProofId,
    now,
  };
}

/** Reads here while the sink writes: the whole takes about as long as the slower of the two. */
async function transferRows(plan: ImportPlan, ctx: ImportContext, kind: WriteJob['kind']): Promise<ImportOutcome> {
  const started = ctx.now();
  stopIfCancelled(ctx);
  const map = mapColumns(plan.columns);
  const fields = map.fields.map(({ field }) => field);
  const sink = ctx.write({ kind, fields, target: targetOf(plan, Math.floor(started)) });
  try {
    const { counts, problems } = await readRows(plan, map, ctx, sink);
    const { existing, created, updated, unchanged, groupId } = await sink.written();
    ctx.progress(counts.rows, counts.rows);
    return {
      counts: { ...counts, existing, created, updated, unchanged },
      ms: Math.max(0, Math.round(ctx.now() - started)),
      problems,
      groupId,
    };
  } catch (error) {
    return sink.giveUp(error);
  }
}

/** What the import would do; writes nothing. */
export const checkImport = (plan: ImportPlan, ctx: ImportContext): Promise<ImportOutcome> =>
  transferRows(plan, ctx, 'preview');

/** Imports all or nothing: a cancel or a failure in the middle rolls the one transaction back. */
export const runImport = (plan: ImportPlan, ctx: ImportContext): Promise<ImportOutcome> =>
  transferRows(plan, ctx, 'import');
