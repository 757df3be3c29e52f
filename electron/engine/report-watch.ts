import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Moves } from './moves.ts';
import type { Stop } from './rules/judge.ts';
import { billedAbovePlan, tooManyFailed } from './rules/tally.ts';
import type { Run } from './run.ts';

interface Parts {
  deps: EngineDeps;
  moves: Moves;
  dispatcher: Pick<Dispatcher, 'halt' | 'run'>;
}

/** Stops a campaign that is still sending for what its reports say: a bill above the plan, or too many failures. */
export function createReportWatch({ deps, moves, dispatcher }: Parts) {
  const { storage } = deps;

  function stopFor({ row, tally }: Run): Pick<Stop, 'reason' | 'detail'> | null {
    if (!row.priceAccepted && billedAbovePlan(tally)) {
      return { reason: 'price', detail: `${tally.billed}/${tally.planned}` };
    }
    if (tooManyFailed(tally)) return { reason: 'failed_share', detail: `${tally.failed}/${tally.reported}` };
    return null;
  }

  return async (results: readonly ReportResult[]): Promise<void> => {
    const touched = new Map<number, Run>();
    for (const { campaignId, status, billed } of results) {
      const run = dispatcher.run(campaignId);
      if (run === undefined) continue;
      touched.set(campaignId, run);
      const { tally } = run;
      if (status !== 'pending') tally.reported += 1;
      if (status === 'failed') tally.failed += 1;
      tally.planned += billed?.planned ?? 0;
      tally.billed += billed?.told ?? 0;
    }
    for (const [campaignId, run] of touched) {
      const stop = stopFor(run);
      if (stop === null) continue;
      dispatcher.halt(campaignId);
      const row = await storage.campaigns.get(campaignId);
      if (row?.state === 'sending') await moves.pause(row, stop);
    }
  };
}
