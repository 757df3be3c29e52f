import type { ReportResult } from '../storage/report-store.ts';
import type { EngineDeps } from './deps.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Moves } from './moves.ts';
import type { Stop } from './rules/judge.ts';
import { billedAbovePlan, type Tally, tooManyFailed } from './rules/tally.ts';

interface Parts {
  deps: EngineDeps;
  moves: Moves;
  dispatcher: Pick<Dispatcher, 'halt' | 'run'>;
  priceAccepted: ReadonlySet<number>;
}

/** Stops a campaign that is still sending for what its reports say: a bill above the plan, or too many failures. */
export function createReportWatch({ deps, moves, dispatcher, priceAccepted }: Parts) {
  const { storage } = deps;

  function stopFor(campaignId: number, tally: Tally): Pick<Stop, 'reason' | 'detail'> | null {
    if (!priceAccepted.has(campaignId) && billedAbovePlan(tally)) {
      return { reason: 'price', detail: `${tally.billed}/${tally.planned}` };
    }
    if (tooManyFailed(tally)) return { reason: 'failed_share', detail: `${tally.failed}/${tally.reported}` };
    return null;
  }

  return async (results: readonly ReportResult[]): Promise<void> => {
    const touched = new Map<number, Tally>();
    for (const { campaignId, status, parts, billedParts } of results) {
      const tally = dispatcher.run(campaignId)?.tally;
      if (tally === undefined) continue;
      touched.set(campaignId, tally);
      if (status !== 'pending') tally.reported += 1;
      if (status === 'failed') tally.failed += 1;
      if (billedParts !== null) {
        tally.planned += parts;
        tally.billed += billedParts;
      }
    }
    for (const [campaignId, tally] of touched) {
      const stop = stopFor(campaignId, tally);
      if (stop === null) continue;
      dispatcher.halt(campaignId);
      const row = await storage.campaigns.get(campaignId);
      if (row?.state === 'sending') await moves.pause(row, stop);
    }
  };
}
