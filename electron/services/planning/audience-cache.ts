import type { Audience, ExclusionReason } from '../../../shared/contract/compose.ts';
import type { BulkStorage, Recipient } from '../../storage/bulk-storage.ts';

export interface LoadedAudience {
  /** changes whenever the people in it may have */
  key: string;
  recipients: readonly Recipient[];
  excluded: ReadonlyMap<ExclusionReason, number>;
  /** numbers left out because they are on the blacklist */
  blocked: readonly string[];
}

export interface AudienceCache {
  /** `notices`: those who only refused marketing are let in; `channelId`: the channel that sends */
  get(audience: Audience, now: number, notices?: boolean, channelId?: number | null): LoadedAudience;
}

/** "sent within n days" moves with the clock; to the minute is near enough. */
const MINUTE = 60_000;

/** Keeps the last audience in memory, so that a change of text costs no reading; any change of the book reads it anew. */
export function createAudienceCache(bulk: Pick<BulkStorage, 'recipients' | 'audienceVersion'>): AudienceCache {
  let last: LoadedAudience | null = null;
  return {
    get(audience, now, notices = false, channelId = null) {
      const moving = audience.exclude.sentWithinDays === null ? '' : String(Math.floor(now / MINUTE));
      const key = `${bulk.audienceVersion()}|${moving}|${notices}|${channelId}|${JSON.stringify(audience)}`;
      if (last?.key === key) return last;
      // given up first: two audiences of a million at once would be too much
      last = null;
      const excluded = new Map<ExclusionReason, number>();
      const blocked: string[] = [];
      const count = (reason: ExclusionReason, n: number, number?: string): void => {
        excluded.set(reason, (excluded.get(reason) ?? 0) + n);
        if (number !== undefined && (reason === 'opted_out' || reason === 'blacklist')) blocked.push(number);
      };
      const recipients = [...bulk.recipients(audience, { now, notices, channelId }, count)];
      last = { key, recipients, excluded, blocked };
      return last;
    },
  };
}
