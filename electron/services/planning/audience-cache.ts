import type { Audience, ExclusionReason } from '../../../shared/contract/campaigns.ts';
import type { BulkStorage, Recipient } from '../../storage/bulk-storage.ts';

export interface LoadedAudience {
  /** changes whenever the people in it may have */
  key: string;
  recipients: readonly Recipient[];
  excluded: ReadonlyMap<ExclusionReason, number>;
}

export interface AudienceCache {
  get(audience: Audience, now: number): LoadedAudience;
}

/** "sent within n days" moves with the clock; to the minute is near enough. */
const MINUTE = 60_000;

/** Keeps the last audience in memory, so that a change of text costs no reading; any change of the book reads it anew. */
export function createAudienceCache(bulk: Pick<BulkStorage, 'recipients' | 'audienceVersion'>): AudienceCache {
  let last: LoadedAudience | null = null;
  return {
    get(audience, now) {
      const moving = audience.exclude.sentWithinDays === null ? '' : String(Math.floor(now / MINUTE));
      const key = `${bulk.audienceVersion()}|${moving}|${JSON.stringify(audience)}`;
      if (last?.key === key) return last;
      // given up first: two audiences of a million at once would be too much
      last = null;
      const excluded = new Map<ExclusionReason, number>();
      const count = (reason: ExclusionReason, n: number) => void excluded.set(reason, (excluded.get(reason) ?? 0) + n);
      const recipients = [...bulk.recipients(audience, { now }, count)];
      last = { key, recipients, excluded };
      return last;
    },
  };
}
